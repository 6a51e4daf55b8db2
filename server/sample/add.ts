import { keepStatusBeforeLock } from '../store/locks.ts'
import { insertUserRoles } from '../store/roles.ts'
import { findSetting } from '../store/settings.ts'
import type { Store, Tx } from '../store/store.ts'
import { insertUser } from '../store/users.ts'
import { type SampleDirectory, sampleDirectory } from './sample.ts'

/** People in one transaction. */
const batch = 10_000

/** How far the filling has come; kept with each batch, so that a start that was interrupted goes on where it was. */
interface Progress {
  readonly count: number
  readonly filled: number
}

/**
 * Puts the sample people into a new directory, with their roles, groups, apps and custom attributes. A directory that
 * holds anything already is left as it is, except one whose filling was interrupted: it is completed. `onBatch` hears of
 * each batch that is in, and stops the filling when it throws.
 */
export async function addSampleDirectory(
  store: Store,
  count: number,
  onBatch: (filled: number, count: number) => void = () => {},
): Promise<void> {
  const progress = await store.transaction((tx) => begin(tx, count))
  let people: SamplePerson[] = []
  for (const person of sampleDirectory(progress.count).people) {
    if (person.user.id <= progress.filled) continue
    people.push(person)
    if (people.length < batch && person.user.id < progress.count) continue
    const full = people
    people = []
    await store.transaction(async (tx) => {
      for (const one of full) await addPerson(tx, one)
      await keepProgress(tx, { count: progress.count, filled: person.user.id })
    })
    onBatch(person.user.id, progress.count)
  }
}

async function begin(tx: Tx, count: number): Promise<Progress> {
  const begun = await findSetting(tx, 'sample people')
  if (begun !== undefined) return JSON.parse(begun) as Progress
  if (await tx.get('SELECT 1 FROM users UNION ALL SELECT 1 FROM roles LIMIT 1'))
    return { count: 0, filled: 0 }
  await addTables(tx, sampleDirectory(count))
  const progress = { count, filled: 0 }
  await keepProgress(tx, progress)
  return progress
}

type SamplePerson = SampleDirectory['people'] extends Iterable<infer Person> ? Person : never

const keepProgress = (tx: Tx, progress: Progress): Promise<number> =>
  tx.run(
    `INSERT INTO settings (name, value) VALUES ('sample people', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    JSON.stringify(progress),
  )

async function addTables(tx: Tx, { roles, groups, apps, customAttributes }: SampleDirectory): Promise<void> {
  for (const { id, name } of groups) await tx.run('INSERT INTO groups (id, name) VALUES (?, ?)', id, name)
  for (const app of apps)
    await tx.run(
      `INSERT INTO apps (id, name, icon_url, extension, visible, provisioning_enabled) VALUES (?, ?, ?, ?, ?, ?)`,
      app.id,
      app.name,
      app.icon_url,
      Number(app.extension),
      Number(app.visible),
      Number(app.provisioning_enabled),
    )
  for (const { id, name, app_ids } of roles) {
    await tx.run('INSERT INTO roles (id, name) VALUES (?, ?)', id, name)
    for (const app of app_ids) await tx.run('INSERT INTO role_apps (role_id, app_id) VALUES (?, ?)', id, app)
  }
  for (const { id, name, shortname } of customAttributes)
    await tx.run('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', id, name, shortname)
}

async function addPerson(tx: Tx, { user, statusBeforeLock }: SamplePerson): Promise<void> {
  await insertUser(tx, user)
  await insertUserRoles(tx, user.id, user.role_ids)
  if (statusBeforeLock !== null) await keepStatusBeforeLock(tx, user.id, statusBeforeLock)
}
