import { insertApp } from '../store/apps.ts'
import { insertCustomAttribute } from '../store/custom-attributes.ts'
import { insertGroup } from '../store/groups.ts'
import { keepLatestId, type Numbered } from '../store/ids.ts'
import { keepStatusBeforeLock } from '../store/locks.ts'
import { insertRole, insertUserRoles, listRoleIds } from '../store/roles.ts'
import { findSetting, putSetting } from '../store/settings.ts'
import type { Store, Tx } from '../store/store.ts'
import { hasUsers, insertUser } from '../store/users.ts'
import { type SampleDirectory, sampleDirectory } from './sample.ts'

/** People in one transaction, and of them so many whose statements travel together. */
const batch = 10_000
const together = 200

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
      // Of several processes that start at once, another one may have been faster.
      const { filled } = await readProgress(tx)
      const missing = full.filter((one) => one.user.id > filled)
      if (missing.length === 0) return
      for (let at = 0; at < missing.length; at += together)
        await Promise.all(missing.slice(at, at + together).map((one) => addPerson(tx, one)))
      await keepLatestId(tx, 'users', person.user.id)
      await keepProgress(tx, { count: progress.count, filled: person.user.id })
    })
    onBatch(person.user.id, progress.count)
  }
}

async function begin(tx: Tx, count: number): Promise<Progress> {
  const begun = await findSetting(tx, 'sample people')
  if (begun !== undefined) return JSON.parse(begun) as Progress
  if ((await hasUsers(tx)) || (await listRoleIds(tx)).length > 0) return { count: 0, filled: 0 }
  await addTables(tx, sampleDirectory(count))
  const progress = { count, filled: 0 }
  await keepProgress(tx, progress)
  return progress
}

const readProgress = async (tx: Tx): Promise<Progress> =>
  JSON.parse((await findSetting(tx, 'sample people')) as string)

type SamplePerson = SampleDirectory['people'] extends Iterable<infer Person> ? Person : never

const keepProgress = (tx: Tx, progress: Progress): Promise<number> =>
  putSetting(tx, 'sample people', JSON.stringify(progress))

async function addTables(tx: Tx, { roles, groups, apps, customAttributes }: SampleDirectory): Promise<void> {
  for (const group of groups) await insertGroup(tx, group)
  for (const app of apps) await insertApp(tx, app)
  for (const role of roles) await insertRole(tx, role)
  for (const attribute of customAttributes) await insertCustomAttribute(tx, attribute)
  const numbered = { groups, apps, roles, custom_attributes: customAttributes }
  for (const [table, rows] of Object.entries(numbered))
    await keepLatestId(tx, table as Numbered, Math.max(0, ...rows.map(({ id }) => id)))
}

async function addPerson(tx: Tx, { user, statusBeforeLock }: SamplePerson): Promise<void> {
  await Promise.all([
    insertUser(tx, user),
    insertUserRoles(tx, user.id, user.role_ids),
    statusBeforeLock !== null && keepStatusBeforeLock(tx, user.id, statusBeforeLock),
  ])
}
