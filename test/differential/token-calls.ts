import type { Random } from './random.ts'
import { aText } from './texts.ts'
import type { Call } from './wire.ts'
import { clients, mainClient, type TokenPair, type World } from './world.ts'

const json = { 'content-type': 'application/json' }

/** A call that gives, renews or ends a token, or one that is refused. */
export function aTokenCall(random: Random, world: World): Call {
  const client = random.chance(0.4) ? mainClient : random.of(clients)
  const pair = random.of(world.tokens.get(client) ?? []) ?? { access: 'none', refresh: 'none' }
  return random.weighted<() => Call>([
    [() => tokenCall(client), 4],
    [() => tokenCall(client, { path: '/auth/oauth2/token' }), 2],
    [() => refreshCall(client, pair), 3],
    [() => refreshCall(client, { ...pair, refresh: pair.access }), 0.5],
    [() => revokeCall(client, pair), 2],
    [() => revokeCall(random.of(clients), pair), 0.5],
    [() => refused(random, client), 6],
  ])()
}

/** Gives the client its token. */
export const tokenCall = (client: string, { path = '/auth/oauth2/v2/token' } = {}): Call => ({
  what: `token of ${client}`,
  method: 'POST',
  path,
  headers: json,
  body: JSON.stringify({ grant_type: 'client_credentials', ...credentialOf(client) }),
})

export const refreshCall = (client: string, { access, refresh }: TokenPair): Call => ({
  what: `token of ${client}`,
  method: 'POST',
  path: '/auth/oauth2/v2/token',
  headers: json,
  body: JSON.stringify({ grant_type: 'refresh_token', access_token: access, refresh_token: refresh }),
})

export const revokeCall = (client: string, { access }: TokenPair): Call => ({
  what: 'revoke',
  method: 'POST',
  path: '/auth/oauth2/revoke',
  headers: json,
  body: JSON.stringify({ access_token: access, ...credentialOf(client) }),
})

/** The secrets that the harness gives. */
const credentialOf = (client: string) => ({ client_id: client, client_secret: `secret of ${client}` })

function refused(random: Random, client: string): Call {
  const grant = { grant_type: 'client_credentials' }
  const [headers, body] = random.of<readonly [headers: Record<string, string>, body: unknown]>([
    [json, { ...grant, ...credentialOf(client), client_secret: aText(random) }],
    [json, { ...grant, ...credentialOf(aText(random)) }],
    [json, { ...credentialOf(client), grant_type: random.of(['password', 'refresh_token', null, 1]) }],
    [json, grant],
    [json, credentialOf(client)],
    [json, { grant_type: 'refresh_token', access_token: 'none' }],
    [json, { grant_type: 'refresh_token', refresh_token: 'none', ...credentialOf(client) }],
    [json, [grant]],
    [json, undefined],
    [{}, { ...grant, ...credentialOf(client) }],
    [
      { ...json, authorization: 'Basic !' },
      { ...grant, ...credentialOf(client) },
    ],
    [{ ...json, authorization: `Basic ${Buffer.from(`${client}:\0`).toString('base64')}` }, grant],
  ])
  const path = random.of(['/auth/oauth2/v2/token', '/auth/oauth2/token', '/auth/oauth2/revoke'])
  const text = body === undefined ? undefined : JSON.stringify(body)
  return { what: 'token refused', method: 'POST', path, headers, body: text }
}
