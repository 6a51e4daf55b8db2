import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { type Mapping, MappingsApi } from '@rollcall/client/directory'
import type { Directory } from './harness.ts'

export const mappingsOf = async (directory: Directory): Promise<MappingsApi> =>
  new MappingsApi(await directory.client())

/** Makes a mapping from words: `department = Sales` is a condition, the first word of an action is its name. */
export async function addMapping(
  directory: Directory,
  conditions: readonly string[],
  actions: readonly (readonly string[])[],
  more: Partial<Pick<Mapping, 'name' | 'enabled' | 'match' | 'position'>> = {},
): Promise<Mapping> {
  const api = await mappingsOf(directory)
  return api.createMapping({
    name: [...conditions, '→', ...actions.flat()].join(' ').slice(0, 255),
    conditions: conditions.map((text) => {
      const [source = '', operator = '', ...value] = text.split(' ')
      return { source, operator, value: value.join(' ') }
    }),
    actions: actions.map(([action = '', ...value]) => ({ action, value })),
    ...more,
  })
}

/** Waits until mappings have run for everybody who waited for it. */
export async function mappingsDone({ sql }: Pick<Directory, 'sql'>): Promise<void> {
  const end = performance.now() + 20_000
  for (;;) {
    const [pending] = await sql<{ many: number }>('SELECT count(*) AS many FROM pending_mappings')
    const [runs] = await sql<{ many: number }>(
      'SELECT count(*) AS many FROM mapping_runs WHERE finished_at IS NULL',
    )
    if (Number(pending?.many) + Number(runs?.many) === 0) return
    assert.ok(performance.now() < end, `${pending?.many} users and ${runs?.many} runs still wait`)
    await wait(10)
  }
}

/** Who gave a user which roles: `[role, by hand, mapping]`. */
export async function grantsOf(
  { sql }: Pick<Directory, 'sql'>,
  userId: number,
): Promise<[number, number, number | null][]> {
  const rows = await sql<{ role_id: number; by_hand: number; mapping_id: number | null }>(
    'SELECT role_id, by_hand, mapping_id FROM user_roles WHERE user_id = ? ORDER BY role_id',
    userId,
  )
  return rows.map(({ role_id, by_hand, mapping_id }) => [role_id, by_hand, mapping_id])
}
