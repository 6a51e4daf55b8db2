import { keepStatusBeforeLock } from '../store/locks.ts'
import { insertUserRoles } from '../store/roles.ts'
import { findSetting } from '../store/settings.ts'
import type { Store, Tx } from '../store/store.ts'
import { insertUser } from '../store/users.ts'
import { type SampleDirectory, sampleDirectory } from './sample.ts'

/** People in one transaction: a start that is interrupted goes on where it was. */
const batch = 10_000

/**
 * Puts the sample people into a new directory, with their roles, groups, apps and custom attributes. A directory that
 * somebody else has filled is left as it is; one whose filling was interrupted is completed.
 */
export async function addSampleDirectory(store: Store, count: number): Promise<void> {
  const sample = sampleDirectory(count)
  const filled = await store.transaction(async (tx) => {
    const begun = await findSetting(tx, 'sample people')
    if (begun !== undefined) return Number(begun)
    if (await tx.get('SELECT 1 FROM users UNION ALL SELECT 1 FROM roles LIMIT 1'))
      return Number.POSITIVE_INFINITY
    await addTables(tx, sample)
    await setProgress(tx, 0)
    return 0
  })

  let people: SamplePerson[] = []
  let last = filled
  for (const person of sample.people) {
    if (person.user.id <= filled) continue
    people.push(person)
    if (people.length < batch && person.user.id < count) continue
    const full = people
    people = []
    last = person.user.id
    await store.transaction(async (tx) => {
      for (const one of full) await addPerson(tx, one)
      await setProgress(tx, last)
    })
  }
}

type SamplePerson = SampleDirectory['people'] extends Iterable<infer Person> ? Person : never

const setProgress = (tx: Tx, id: number): Promise<number> =>
  tx.run(
    `INSERT INTO settings (name, value) VALUES ('sample people', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    String(id),
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
