import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import type { ErrorBody, User } from '@rollcall/contract'
import type { Context, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { type Attempt, admit, countFree, giveUp } from './login-attempt.ts'
import { type Outcome, settle, type Verdict } from './login-settle.ts'
import { passwordOfNobody } from './password-hash.ts'
import { type OpenedSession, sessionFields, toSessionUser } from './sessions.ts'

const success: ErrorBody = { error: false, code: 200, type: 'success', message: 'Success' }

/**
 * Logs in in three steps: a transaction admits the guess, the password is verified while nobody waits for it, and a
 * second transaction settles what follows. Failures and guesses under way together are never more than the policy allows.
 */
export const createSessionLoginToken: Handler<'createSessionLoginToken'> = async ({ body }, context) => {
  const { username_or_email, password, ip_address, return_to_url = null } = body
  const fields = readFields(body.fields)
  const ip = ip_address !== undefined && isIP(ip_address) ? ip_address : context.ip
  const { user, session } = await logIn(username_or_email.trim(), password, { ...context, ip })
  const login = {
    status: 'Authenticated',
    user: toSessionUser(user, fields),
    return_to_url,
    expires_at: session.expires_at,
    session_token: session.token,
  }
  return {
    json: JSON.stringify({ status: success, data: [login] }),
    headers: { 'Cache-Control': 'no-store' },
  }
}

async function logIn(
  name: string,
  typed: string,
  context: Context,
): Promise<{ user: User; session: OpenedSession }> {
  const attempt = await begin(name, context)
  try {
    const outcome = await verify(attempt, typed, context)
    if ('refusal' in outcome) throw new ApiError('loginRefused', outcome.refusal)
    return outcome
  } finally {
    context.loginTurns.settled(attempt.userId)
  }
}

/** Waits until the guess may be verified. */
async function begin(name: string, context: Context): Promise<Attempt> {
  const { store, now, loginTurns } = context
  const id = randomUUID()
  for (;;) {
    const admission = await admit(store, name, id, context)
    if ('attempt' in admission) return admission.attempt
    if ('refusal' in admission) throw new ApiError('loginRefused', admission.refusal)
    const userId = admission.fullFor
    await loginTurns.wait(userId, () => countFree(store, userId, now))
  }
}

/** A password that is set again and again while it is verified is somebody's mistake. */
const roundsAtMost = 3

type Settled = Exclude<Outcome, { changed: unknown } | 'tooLate'>

async function verify(attempt: Attempt, typed: string, context: Context): Promise<Settled> {
  const { store } = context
  let { password } = attempt
  try {
    for (let round = 0; round < roundsAtMost; round++) {
      const verdict = await judge({ ...attempt, password }, typed, context)
      const outcome = await settle(store, { ...attempt, password }, verdict, context)
      if (outcome === 'tooLate') break
      if (!('changed' in outcome)) return outcome
      password = outcome.changed
    }
  } catch (error) {
    await giveUp(store, attempt).catch(() => {})
    throw error
  }
  await giveUp(store, attempt)
  throw new ApiError('busy')
}

/** Where there is no password, one is verified all the same: it takes its time. */
async function judge({ password }: Attempt, typed: string, { passwords }: Context): Promise<Verdict> {
  const matches = await passwords.verify(password ?? passwordOfNobody, typed)
  const isRight = matches && password !== undefined
  // An imported digest becomes a hash of what was typed as soon as that is known.
  return { isRight, betterHash: isRight && password.prehash ? await passwords.hash(typed) : undefined }
}

function readFields(text: string | undefined): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined
  const names = text.split(',').map((name) => name.trim())
  if (!names.every((name) => sessionFields.some((field) => field === name)))
    throw new ApiError('memberInvalid', 'fields', `it may name ${sessionFields.join(', ')}`)
  return new Set(names)
}
