import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ErrorBody, RateLimitResponse, Token } from '@rollcall/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CredentialUses } from '../directory/credential-uses.ts'
import { digestOf } from '../directory/digest.ts'
import { ApiError } from '../errors.ts'
import { findCredentialByClientId, type KnownCredential } from '../store/credentials.ts'
import type { Store, Tx } from '../store/store.ts'
import {
  deleteToken,
  deleteTokensOf,
  findLatestToken,
  findTokenPair,
  insertToken,
  type StoredToken,
} from '../store/tokens.ts'
import { json } from './answers.ts'
import { findCaller } from './bearer.ts'
import { findClient } from './client-authentication.ts'
import type { RateLimit } from './rate-limit.ts'

/** Ten hours and forty-five days: the lifetimes of the service. */
const tokenSeconds = 36_000
const refreshSeconds = 45 * 86_400
/** One directory is one account. */
const accountId = 1

const success: ErrorBody = { error: false, code: 200, type: 'success', message: 'Success' }

export interface TokenCalls {
  readonly store: Store
  readonly rateLimit: RateLimit
  readonly clock: () => number
}

/** The calls that give, renew and end tokens, and the one that tells what is left of the hour. */
export function addTokenCalls(
  app: FastifyInstance,
  { store, rateLimit, clock }: TokenCalls,
  uses: CredentialUses,
): void {
  app.post('/auth/oauth2/v2/token', async (request, reply) => {
    const token = await giveToken(request, findOrMakeToken)
    return noStore(reply).send(JSON.stringify(token))
  })

  // The older call wraps the token, and every new token ends the ones before it.
  app.post('/auth/oauth2/token', async (request, reply) => {
    const token = await giveToken(request, async (tx, client, secret, now) => {
      await deleteTokensOf(tx, client.id)
      return makeToken(tx, client, secret, now)
    })
    return noStore(reply).send(JSON.stringify({ status: success, data: [token] }))
  })

  app.post('/auth/oauth2/revoke', async (request, reply) => {
    const client = await authenticate(request, store)
    const { access_token } = bodyOf(request)
    if (typeof access_token !== 'string' || access_token === '') throw new ApiError('accessTokenMissing')
    await store.transaction((tx) => deleteToken(tx, client.credential.id, digestOf(access_token)))
    return noStore(reply).send(JSON.stringify({ status: success }))
  })

  app.get('/auth/rate_limit', async (request, reply) => {
    const now = clock()
    const bearer = await findCaller(request.headers.authorization, store, now)
    uses.note(bearer.credential_id, bearer.last_used_at, now)
    const { headers } = await rateLimit.look(now)
    reply.headers(headers)
    const data = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Number(value)]))
    const answer: RateLimitResponse = { status: success, data }
    return noStore(reply).send(JSON.stringify(answer))
  })

  async function giveToken(request: FastifyRequest, give: Give): Promise<Token> {
    const now = clock()
    const { grant_type, access_token, refresh_token } = bodyOf(request)
    // Some clients renew with the grant type left as it was and both tokens beside it.
    const renews = typeof access_token === 'string' && typeof refresh_token === 'string'
    if (grant_type !== 'client_credentials' && grant_type !== 'refresh_token')
      throw new ApiError('grantTypeInvalid')
    if (renews) return store.transaction((tx) => renew(tx, access_token, refresh_token, now))
    if (grant_type === 'refresh_token') throw new ApiError('accessTokenMissing')
    const { credential, secret } = await authenticate(request, store)
    uses.note(credential.id, credential.last_used_at, now)
    return store.transaction(async (tx) => {
      // Somebody may have deleted it or changed its secret meanwhile, and with it ended the tokens that there were.
      const { secret_digest } = (await findCredentialByClientId(tx, credential.client_id)) ?? {}
      if (secret_digest !== credential.secret_digest) throw new ApiError('authenticationFailed')
      return give(tx, credential, secret, now)
    })
  }
}

type Give = (tx: Tx, client: KnownCredential, secret: string, now: number) => Promise<Token>

/** The pair is proof enough; it dies, and a new one takes its place. */
async function renew(tx: Tx, accessToken: string, refreshToken: string, now: number): Promise<Token> {
  const pair = await findTokenPair(tx, digestOf(accessToken), digestOf(refreshToken))
  if (pair === undefined || pair.refresh_expires_at <= now) throw new ApiError('authenticationFailed')
  await deleteToken(tx, pair.credential_id, pair.digest)
  const tokens = { access: randomBytes(32).toString('hex'), refresh: randomBytes(32).toString('hex') }
  return keepToken(tx, pair.credential_id, null, tokens, now)
}

/** Asking again gives the same token while it lives. */
async function findOrMakeToken(tx: Tx, client: KnownCredential, secret: string, now: number): Promise<Token> {
  const stored = await findLatestToken(tx, client.id, now)
  if (stored?.nonce) return toToken(derive(secret, stored.nonce), stored)
  return makeToken(tx, client, secret, now)
}

function makeToken(tx: Tx, client: KnownCredential, secret: string, now: number): Promise<Token> {
  const nonce = randomBytes(32).toString('hex')
  return keepToken(tx, client.id, nonce, derive(secret, nonce), now)
}

/**
 * Tokens are derived from the client's secret and a stored nonce: so the same token can be given again although only
 * its digest is kept, and who reads the database but not the secret can derive nothing.
 */
const derive = (secret: string, nonce: string) => ({
  access: createHmac('sha256', secret).update(`access ${nonce}`).digest('hex'),
  refresh: createHmac('sha256', secret).update(`refresh ${nonce}`).digest('hex'),
})

async function keepToken(
  tx: Tx,
  credentialId: number,
  nonce: string | null,
  tokens: { access: string; refresh: string },
  now: number,
): Promise<Token> {
  const stored: StoredToken = {
    digest: digestOf(tokens.access),
    credential_id: credentialId,
    refresh_digest: digestOf(tokens.refresh),
    nonce,
    created_at: now,
    expires_at: now + tokenSeconds * 1000,
    refresh_expires_at: now + refreshSeconds * 1000,
  }
  await insertToken(tx, stored)
  return toToken(tokens, stored)
}

const toToken = (tokens: { access: string; refresh: string }, stored: StoredToken): Token => ({
  access_token: tokens.access,
  created_at: new Date(stored.created_at).toISOString(),
  expires_in: tokenSeconds,
  refresh_token: tokens.refresh,
  token_type: 'bearer',
  account_id: accountId,
})

async function authenticate(
  request: FastifyRequest,
  store: Store,
): Promise<{ credential: KnownCredential; secret: string }> {
  const client = findClient(request.headers.authorization, bodyOf(request))
  if (client === undefined) throw new ApiError('credentialsMissing')
  // No id has a NUL in it, which a database does not take for text.
  const credential = client.id.includes('\0') ? undefined : await findCredentialByClientId(store, client.id)
  // An unknown id is compared as well, so that an answer does not tell by its time which ids exist.
  const digest = Buffer.from(digestOf(client.secret))
  const known = Buffer.from(credential?.secret_digest ?? digestOf(''))
  if (!timingSafeEqual(digest, known) || credential === undefined) throw new ApiError('authenticationFailed')
  return { credential, secret: client.secret }
}

function bodyOf({ body }: FastifyRequest): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

const noStore = (reply: FastifyReply): FastifyReply =>
  reply.headers({ 'Content-Type': json, 'Cache-Control': 'no-store' })
