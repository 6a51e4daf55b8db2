import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findMappingRun, findOpenRun, updateMappingRun } from './mapping-runs.ts'
import { forgetGiver } from './mappings.ts'
import { askForMappings, deletePending, listPending } from './pending-mappings.ts'
import { modes, type PlannedDirectory, planDirectory, shown, wholeReads } from './planned-directory.test.ts'
import { createPostgresTx } from './postgres-tx.ts'
import {
  insertUserRoles,
  listGivenByMapping,
  listGrants,
  listGrantsBetween,
  replaceUserRoles,
  writeGrants,
} from './roles.ts'
import type { Tx } from './store.ts'
import { countAllUsers, findUsersAfter } from './users.ts'

let directory: PlannedDirectory
before(async () => {
  directory = await planDirectory()
  await directory.session.script(`
    INSERT INTO mappings (id, name, name_key, enabled, match, position, conditions, actions)
      VALUES (1, 'a', 'a', 1, 'all', 1, '[]', '[]');
    UPDATE user_roles SET mapping_id = 1, by_hand = 0 WHERE user_id % 3 = 0;
    INSERT INTO pending_mappings SELECT id, 'x' FROM users WHERE id % 2 = 0;
    INSERT INTO mapping_runs (request_id, created_at, finished_at, last_user_id, users, changed)
      SELECT 'x', at, at, 0, 0, 0 FROM generate_series(1, 20000) AS at;
    ANALYZE`)
})
after(() => directory.close())

const run = {
  id: 7,
  request_id: 'x',
  created_at: 1,
  finished_at: 2,
  last_user_id: 3,
  users: 4,
  changed: 5,
}
const works: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
  ['that mappings have to run', (tx) => askForMappings(tx, 7, 'x')],
  ['those who wait', (tx) => listPending(tx, 10_000, 100)],
  ['one who waits no more', (tx) => deletePending(tx, 10)],
  ['the run that is under way', (tx) => findOpenRun(tx)],
  ['a run', (tx) => findMappingRun(tx, 7)],
  ['a run that has gone on', (tx) => updateMappingRun(tx, run)],
  ['the next users of a run', (tx) => findUsersAfter(tx, 10_000, 100)],
  ['the number of all users', (tx) => countAllUsers(tx)],
  ['who gave a user which roles', (tx) => listGrants(tx, 9)],
  ['the same for many users', (tx) => listGrantsBetween(tx, 9000, 9100)],
  ['the roles that mappings give a user', (tx) => listGivenByMapping(tx, 9)],
  ['roles that are written', async (tx) => writeGrants(tx, 9, await listGrants(tx, 9), [])],
  [
    'roles by hand',
    async (tx) =>
      insertUserRoles(
        tx,
        9,
        (await listGrants(tx, 9)).map(({ role_id }) => role_id),
      ),
  ],
  ['other roles by hand', (tx) => replaceUserRoles(tx, 9, [])],
  ['a mapping that lets go of roles', (tx) => forgetGiver(tx, 1, 100)],
]

for (const [what, work] of works)
  test(`${what} costs the same in a directory of any size`, async () => {
    const { session, ran } = directory
    ran.length = 0
    await session.script('BEGIN')
    await work(createPostgresTx(session))
    await session.script('ROLLBACK')
    assert.ok(ran.length > 0)
    for (const query of ran)
      for (const mode of modes) {
        const plan = await directory.planOf(query, mode)
        assert.deepEqual(wholeReads(plan), [], shown(query, plan))
      }
  })
