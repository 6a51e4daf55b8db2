import type { User } from '@rollcall/contract'
import { forgetAccountsOfUser } from './app-accounts.ts'
import { searchFields, type TextField, textFields } from './conditions.ts'
import { fold, reverse } from './fold.ts'
import type { Db, Key, Tx, Value } from './store.ts'

/** The User resource as JSON text, ready to send. */
export async function findUserBody(db: Db, id: number): Promise<string | undefined> {
  return (await db.get<{ body: string }>('SELECT body FROM users WHERE id = ?', id))?.body
}

export async function findUser(db: Db, id: number): Promise<User | undefined> {
  const body = await findUserBody(db, id)
  return body === undefined ? undefined : (JSON.parse(body) as User)
}

/** Some of the users of a group. */
export async function findUsersOfGroup(db: Db, groupId: number, limit: number): Promise<User[]> {
  const sql = 'SELECT body FROM users WHERE group_id = ? ORDER BY id LIMIT ?'
  return (await db.all<{ body: string }>(sql, groupId, limit)).map(({ body }) => JSON.parse(body) as User)
}

/** The users after an id, in the order of their ids. */
export async function findUsersAfter(db: Db, id: number, limit: number): Promise<User[]> {
  const sql = 'SELECT body FROM users WHERE id > ? ORDER BY id LIMIT ?'
  return (await db.all<{ body: string }>(sql, id, limit)).map(({ body }) => JSON.parse(body) as User)
}

/** How many users there are. */
export async function countAllUsers(db: Db): Promise<number> {
  const row = await db.get<{ users: number | null }>(
    'SELECT CAST(sum(users) AS BIGINT) AS users FROM user_counts',
  )
  return row?.users ?? 0
}

/** Some of the users who have a role. */
export async function findUsersOfRole(db: Db, roleId: number, limit: number): Promise<User[]> {
  const sql = `SELECT body FROM users WHERE id IN
    (SELECT user_id FROM user_roles WHERE role_id = ? ORDER BY user_id LIMIT ?)`
  return (await db.all<{ body: string }>(sql, roleId, limit)).map(({ body }) => JSON.parse(body) as User)
}

export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.get('SELECT 1 FROM users LIMIT 1')) !== undefined
}

export async function insertUser(tx: Tx, user: User): Promise<void> {
  await Promise.all([
    tx.run(insertSql, user.id, ...columnsOf(user)),
    tx.userChanged(user.id, undefined, searchKeysOf(user)),
    countUsers(tx, user.id, 1),
    writeLoginNames(tx, user),
    writeAttributes(tx, user),
  ])
}

/** Writes a user that `before` was the state of. What did not change is not written again. */
export async function updateUser(tx: Tx, before: User, user: User): Promise<void> {
  const keys = keyColumnsOf(user)
  // Each index of a column that a statement names is written anew, also when the value stays.
  const isFoundAsBefore = keyColumnsOf(before).every((value, at) => value === keys[at])
  const steps: Promise<unknown>[] = [
    isFoundAsBefore
      ? tx.run(updateBodySql, ...bodyColumnsOf(user), user.id)
      : tx.run(updateSql, ...columnsOf(user), user.id),
    tx.userChanged(user.id, searchKeysOf(before), searchKeysOf(user)),
  ]
  if (before.username !== user.username || before.email !== user.email)
    steps.push(tx.run('DELETE FROM login_names WHERE user_id = ?', user.id), writeLoginNames(tx, user))
  if (JSON.stringify(before.custom_attributes) !== JSON.stringify(user.custom_attributes))
    steps.push(tx.run('DELETE FROM user_attributes WHERE user_id = ?', user.id), writeAttributes(tx, user))
  const roles = user.role_ids ?? []
  if (!new Set(before.role_ids).isSubsetOf(new Set(roles)))
    steps.push(forgetAccountsOfUser(tx, user.id, roles))
  await Promise.all(steps)
}

/** Removes a user with everything that is the user's: password, roles, apps, attributes, sessions. */
export async function deleteUser(tx: Tx, user: User): Promise<void> {
  await Promise.all([
    tx.run('DELETE FROM users WHERE id = ?', user.id),
    tx.userChanged(user.id, searchKeysOf(user), undefined),
    countUsers(tx, user.id, -1),
  ])
}

/** Users per row of `user_counts`. */
export const blockSize = 256

const countUsers = (tx: Tx, id: number, more: 1 | -1): Promise<number> =>
  tx.run(
    `INSERT INTO user_counts (block, users) VALUES (?, ?)
     ON CONFLICT (block) DO UPDATE SET users = user_counts.users + excluded.users`,
    Math.floor(id / blockSize),
    more,
  )

/** Who else can log in with this name, be it as username or as email. */
export async function findOwnerOfName(db: Db, name: string): Promise<number | undefined> {
  const sql = 'SELECT user_id FROM login_names WHERE key = ?'
  return (await db.get<{ user_id: number }>(sql, fold(name)))?.user_id
}

const keyColumns = [
  ...textFields.map((field) => `${field}_key`),
  ...searchFields.map((field) => `${field}_reversed`),
  'directory_id',
  'group_id',
  'created_at',
  'last_login',
  'unlock_at',
]
/** What every change of a user changes. */
const bodyColumns = ['updated_at', 'body']
const columns = [...keyColumns, ...bodyColumns]

const insertSql = `INSERT INTO users (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`
const updateOf = (names: readonly string[]): string =>
  `UPDATE users SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`
const updateSql = updateOf(columns)
const updateBodySql = updateOf(bodyColumns)

/** One function makes all columns from the user, so that they cannot drift from "body". */
const columnsOf = (user: User): Value[] => [...keyColumnsOf(user), ...bodyColumnsOf(user)]

function keyColumnsOf(user: User): Value[] {
  const keys = textFields.map((field) => keyOf(user, field))
  return [
    ...keys,
    ...keys.slice(0, searchFields.length).map((key) => (key === null ? null : reverse(key))),
    user.directory_id ?? null,
    user.group_id ?? null,
    Date.parse(user.created_at as string),
    user.last_login ? Date.parse(user.last_login) : null,
    user.status === 3 && user.locked_until ? Date.parse(user.locked_until) : null,
  ]
}

const bodyColumnsOf = (user: User): Value[] => [Date.parse(user.updated_at as string), JSON.stringify(user)]

const searchKeysOf = (user: User): Key[] => searchFields.map((field) => keyOf(user, field))

function keyOf(user: User, field: TextField): Key {
  const text = user[field]
  return text ? fold(text) : null
}

async function writeLoginNames(tx: Tx, { id, username, email }: User): Promise<void> {
  const keys = new Set([username, email].filter((name) => name != null).map(fold))
  const sql = 'INSERT INTO login_names (key, user_id) VALUES (?, ?)'
  await Promise.all(Array.from(keys, (key) => tx.run(sql, key, id)))
}

/** While an attribute gets another shortname, a user may have its value under the former one. */
async function writeAttributes(tx: Tx, { id, custom_attributes }: User): Promise<void> {
  const sql = `INSERT INTO user_attributes (attribute_id, key, user_id)
    VALUES ((SELECT id FROM custom_attributes WHERE shortname = ? OR former_shortname = ?), ?, ?)
    ON CONFLICT DO NOTHING`
  const values = Object.entries(custom_attributes ?? {}).filter(([, value]) => value)
  await Promise.all(values.map(([name, value]) => tx.run(sql, name, name, fold(value as string), id)))
}
