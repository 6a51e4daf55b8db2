import type { User } from '@rollcall/contract'
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

export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.get('SELECT 1 FROM users LIMIT 1')) !== undefined
}

/** The id that the next user gets. No id is ever used twice, also when the latest user is deleted. */
export async function nextUserId(tx: Tx): Promise<number> {
  const row = await tx.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'users'")
  return (row?.seq ?? 0) + 1
}

export async function insertUser(tx: Tx, user: User): Promise<void> {
  await tx.run(insertSql, user.id, ...columnsOf(user))
  await tx.userChanged(user.id, undefined, searchKeysOf(user))
  await writeLoginNames(tx, user)
  await writeAttributes(tx, user)
}

/** Writes a user that `before` was the state of. What did not change is not written again. */
export async function updateUser(tx: Tx, before: User, user: User): Promise<void> {
  await tx.run(updateSql, ...columnsOf(user), user.id)
  await tx.userChanged(user.id, searchKeysOf(before), searchKeysOf(user))
  if (before.username !== user.username || before.email !== user.email) {
    await tx.run('DELETE FROM login_names WHERE user_id = ?', user.id)
    await writeLoginNames(tx, user)
  }
  if (JSON.stringify(before.custom_attributes) !== JSON.stringify(user.custom_attributes)) {
    await tx.run('DELETE FROM user_attributes WHERE user_id = ?', user.id)
    await writeAttributes(tx, user)
  }
}

/** Removes a user with everything that is the user's: password, roles, apps, attributes, sessions. */
export async function deleteUser(tx: Tx, user: User): Promise<void> {
  await tx.run('DELETE FROM users WHERE id = ?', user.id)
  await tx.userChanged(user.id, searchKeysOf(user), undefined)
}

/** Who else can log in with this name, be it as username or as email. */
export async function findOwnerOfName(db: Db, name: string): Promise<number | undefined> {
  const sql = 'SELECT user_id FROM login_names WHERE key = ?'
  return (await db.get<{ user_id: number }>(sql, fold(name)))?.user_id
}

const columns = [
  ...textFields.map((field) => `${field}_key`),
  ...searchFields.map((field) => `${field}_reversed`),
  'directory_id',
  'group_id',
  'created_at',
  'updated_at',
  'last_login',
  'unlock_at',
  'body',
]
const insertSql = `INSERT INTO users (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`
const updateSql = `UPDATE users SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`

/** One function makes all columns from the user, so that they cannot drift from "body". */
function columnsOf(user: User): Value[] {
  const keys = textFields.map((field) => keyOf(user, field))
  return [
    ...keys,
    ...keys.slice(0, searchFields.length).map((key) => (key === null ? null : reverse(key))),
    user.directory_id ?? null,
    user.group_id ?? null,
    Date.parse(user.created_at as string),
    Date.parse(user.updated_at as string),
    user.last_login ? Date.parse(user.last_login) : null,
    user.status === 3 && user.locked_until ? Date.parse(user.locked_until) : null,
    JSON.stringify(user),
  ]
}

const searchKeysOf = (user: User): Key[] => searchFields.map((field) => keyOf(user, field))

function keyOf(user: User, field: TextField): Key {
  const text = user[field]
  return text ? fold(text) : null
}

async function writeLoginNames(tx: Tx, user: User): Promise<void> {
  const keys = new Set([user.username, user.email].filter((name) => name != null).map(fold))
  for (const key of keys) await tx.run('INSERT INTO login_names (key, user_id) VALUES (?, ?)', key, user.id)
}

async function writeAttributes(tx: Tx, user: User): Promise<void> {
  const sql = `INSERT INTO user_attributes (attribute_id, key, user_id)
    VALUES ((SELECT id FROM custom_attributes WHERE shortname = ?), ?, ?)`
  for (const [shortname, value] of Object.entries(user.custom_attributes ?? {}))
    if (value) await tx.run(sql, shortname, fold(value), user.id)
}
