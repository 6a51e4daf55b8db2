import type { User } from '@rollcall/contract'
import type { Answer, Directory } from './harness.ts'

export const right = 'Three-Blue-Herons-9'

/** A call of `createSessionLoginToken` for Ada, unless the body says otherwise. */
export const logIn = (
  { call }: Pick<Directory, 'call'>,
  password: string = right,
  body: object = {},
): Promise<Answer> =>
  call('POST', '/api/1/login/auth', { body: { username_or_email: 'ada', password, ...body } })

/** User 1, who has a password and may log in. */
export const createAda = ({ users }: Directory, members: object = {}): Promise<User> =>
  users.createUser({
    username: 'ada',
    email: 'ada@example.com',
    firstname: 'Ada',
    lastname: 'Byron',
    password: right,
    password_confirmation: right,
    ...members,
  })

/** What the message of a refusal says after its beginning, which all have; `logged in` without a refusal. */
export const outcomeOf = ({ status, body }: Answer): string =>
  status === 200 ? 'logged in' : String(body.message).replace('Authentication Failed: ', '')

/** How often each outcome came. */
export function tallied(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[outcomeOf(answer)] = (counts[outcomeOf(answer)] ?? 0) + 1
  return counts
}

export const setPolicy = ({ sql }: Pick<Directory, 'sql'>, column: string, value: number | null) =>
  sql(`UPDATE policies SET ${column} = ? WHERE id = 1`, value)

/**
 * Lets the database itself count the guesses that are admitted, which are those that are verified: from outside, one that
 * was verified in vain looks like one that was not. Returns what tells the count.
 */
export async function countAdmitted({ sql }: Pick<Directory, 'sql'>): Promise<() => Promise<number>> {
  await sql('CREATE TABLE admitted (id TEXT)')
  const isSqlite = await sql('SELECT sqlite_version()').catch(() => false)
  await sql(
    isSqlite
      ? 'CREATE TRIGGER note AFTER INSERT ON login_attempts BEGIN INSERT INTO admitted VALUES (new.id); END'
      : 'CREATE RULE note AS ON INSERT TO login_attempts DO ALSO INSERT INTO admitted VALUES (new.id)',
  )
  return async () => (await sql('SELECT id FROM admitted')).length
}
