import { randomBytes } from 'node:crypto'
import type { SessionUser, User } from '@rollcall/contract'
import type { Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import {
  deleteExpiredSessions,
  findSession,
  insertSession,
  keepLatestSessions,
  pageOfSessions,
} from '../store/sessions.ts'
import type { Tx } from '../store/store.ts'
import { findUser } from '../store/users.ts'
import { digestOf } from './digest.ts'
import { refusalOf } from './login-refusals.ts'
import type { Actor } from './record.ts'

/** A working day. */
const lifeMs = 8 * 3_600_000

/** A program that logs in again and again must not fill the directory: its oldest session ends for a new one. */
const sessionsAtMost = 100

export interface OpenedSession {
  readonly token: string
  readonly expires_at: string
}

/** Opens a session. The token is known to whoever gets it; the directory keeps its digest. */
export async function openSession(tx: Tx, userId: number, { now, ip }: Actor): Promise<OpenedSession> {
  const token = randomBytes(32).toString('hex')
  const expiresAt = now + lifeMs
  await Promise.all([
    deleteExpiredSessions(tx, now),
    insertSession(tx, {
      user_id: userId,
      digest: digestOf(token),
      created_at: now,
      expires_at: expiresAt,
      ip_address: ip ?? null,
    }),
    keepLatestSessions(tx, userId, sessionsAtMost),
  ])
  return { token, expires_at: iso(expiresAt) }
}

export const verifySession: Handler<'verifySession'> = async ({ body }, { store, now }) => {
  const session = await findSession(store, digestOf(body.session_token), now)
  if (session === undefined) throw new ApiError('loginRefused', 'Session is not valid')
  const user = JSON.parse(session.body) as User
  const refusal = refusalOf(user)
  if (refusal !== undefined) throw new ApiError('loginRefused', refusal)

  const { id, created_at, expires_at } = session
  const times = { created_at: iso(created_at), expires_at: iso(expires_at) }
  return { json: JSON.stringify({ id, user: toSessionUser(user), ...times }) }
}

export const listUserSessions: Handler<'listUserSessions'> = async ({ user_id, ...query }, context) => {
  const { store, now } = context
  if ((await findUser(store, user_id)) === undefined) throw new ApiError('notFound', 'User', user_id)
  const list = openList(query, `/api/1/users/${user_id}/sessions`, 1000, context)
  const page = await pageOfSessions(store, user_id, now, list.window)
  const sessions = page.rows.map(({ id, created_at, expires_at, ip_address }) => ({
    id,
    created_at: iso(created_at),
    expires_at: iso(expires_at),
    ip_address,
  }))
  return { json: JSON.stringify(sessions), headers: list.headersOf(page) }
}

/** The members of a user that are said of the owner of a session. */
export const sessionFields = ['id', 'username', 'email', 'firstname', 'lastname'] as const

export function toSessionUser(user: User, fields: ReadonlySet<string> = new Set(sessionFields)): SessionUser {
  const shown = sessionFields.filter((field) => field === 'id' || fields.has(field))
  return Object.fromEntries(shown.map((field) => [field, user[field] ?? null])) as unknown as SessionUser
}

const iso = (time: number): string => new Date(time).toISOString()
