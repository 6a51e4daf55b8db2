import type { MappingRun } from '@rollcall/contract'
import type { Answer, Handler } from '../../context.ts'
import { ApiError } from '../../errors.ts'
import {
  findMappingRun,
  findOpenRun,
  insertMappingRun,
  type MappingRun as Row,
} from '../../store/mapping-runs.ts'
import { countAllUsers } from '../../store/users.ts'
import { record } from '../record.ts'

/** Leaves a run for those who run mappings after the answer. One that is under way is enough for all who ask. */
export const reapplyMappings: Handler<'reapplyMappings'> = async (_, { store, ...context }) => {
  const run = await store.transaction(async (tx) => {
    const present = await findOpenRun(tx)
    if (present !== undefined) return present
    const run = await insertMappingRun(tx, context.requestId, context.now)
    await record(tx, context, 'mappingsReapplied', { note: `Run ${run.id}` })
    return run
  })
  context.wakeMappings()
  return answer(run, await countAllUsers(store))
}

export const getMappingRun: Handler<'getMappingRun'> = async ({ run_id }, { store }) => {
  const [run, total] = await Promise.all([findMappingRun(store, run_id), countAllUsers(store)])
  if (run === undefined) throw new ApiError('notFound', 'Run', run_id)
  return answer(run, total)
}

const answer = ({ id, created_at, finished_at, users, changed }: Row, total: number): Answer<MappingRun> => ({
  json: JSON.stringify({
    id,
    created_at: new Date(created_at).toISOString(),
    finished_at: finished_at === null ? null : new Date(finished_at).toISOString(),
    users,
    total,
    changed,
  } satisfies MappingRun),
})
