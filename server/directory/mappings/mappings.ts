import type { Mapping } from '@rollcall/contract'
import type { Answer, Handler } from '../../context.ts'
import { ApiError } from '../../errors.ts'
import { nextId } from '../../store/ids.ts'
import {
  deleteMapping as deleteRow,
  findMapping,
  forgetGiver,
  insertMapping,
  listAllMappings,
  type Mapping as Row,
  setMappingPosition,
  updateMapping as updateRow,
} from '../../store/mappings.ts'
import type { Db, Tx } from '../../store/store.ts'
import { record } from '../record.ts'
import { checkMapping, withInput } from './check.ts'
import { isWanted } from './filters.ts'

/** All of them are read for each user who is written, and listed at once. */
const mostMappings = 500

export const listMappings: Handler<'listMappings'> = async (
  { enabled = true, has_condition, has_action },
  { store },
) => {
  const mappings = (await listAllMappings(store)).filter(
    (mapping) => mapping.enabled === enabled && isWanted(mapping, has_condition, has_action),
  )
  return { json: JSON.stringify(mappings.map(toMapping)) }
}

export const getMapping: Handler<'getMapping'> = async ({ mapping_id }, { store }) =>
  answer(await find(store, mapping_id))

export const createMapping: Handler<'createMapping'> = ({ body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const others = await listAllMappings(tx)
    if (others.length >= mostMappings)
      throw new ApiError('validationFailed', [`there are ${mostMappings} mappings already`])
    const blank = {
      id: 0,
      name: '',
      enabled: true,
      match: 'all',
      position: null,
      conditions: [],
      actions: [],
    }
    const wanted = withInput(blank as unknown as Row, body)
    await checkMapping(tx, wanted)

    const mapping = placed({ ...wanted, id: await nextId(tx, 'mappings') }, others, body.position)
    await Promise.all([
      insertMapping(tx, mapping),
      moveOthers(tx, others, mapping),
      record(tx, context, 'mappingAdded', { mapping }, {}, mapping),
    ])
    return answer(mapping)
  })

/** Changes the members that are sent and leaves the others. */
export const updateMapping: Handler<'updateMapping'> = ({ mapping_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const before = await find(tx, mapping_id)
    const wanted = withInput(before, body)
    await checkMapping(tx, wanted, before)

    const others = (await listAllMappings(tx)).filter((other) => other.id !== mapping_id)
    const mapping = placed(wanted, others, body.position)
    const event =
      before.enabled === mapping.enabled
        ? 'mappingUpdated'
        : mapping.enabled
          ? 'mappingEnabled'
          : 'mappingDisabled'
    await Promise.all([
      updateRow(tx, mapping),
      moveOthers(tx, others, mapping),
      record(tx, context, event, { mapping }, before, mapping),
    ])
    return answer(mapping)
  })

/** The roles of so many people lose their giver in one transaction: others write in between. */
const together = 1000

/** Lets go of what the mapping gave step by step, so a call that was cut off goes on where it was. */
export const deleteMapping: Handler<'deleteMapping'> = async ({ mapping_id }, { store, ...context }) => {
  for (;;) {
    const isGone = await store.transaction(async (tx) => {
      const mapping = await find(tx, mapping_id)
      if ((await forgetGiver(tx, mapping_id, together)) === together) return false
      const others = (await listAllMappings(tx)).filter((other) => other.id !== mapping_id)
      await Promise.all([
        deleteRow(tx, mapping_id),
        moveOthers(tx, others),
        record(tx, context, 'mappingDeleted', { mapping }, mapping),
      ])
      return true
    })
    if (isGone) return { json: '' }
  }
}

export const sortMappings: Handler<'sortMappings'> = ({ body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const before = (await listAllMappings(tx)).filter((mapping) => mapping.enabled).map(({ id }) => id)
    const wanted = new Set(body)
    if (wanted.size !== body.length || wanted.symmetricDifference(new Set(before)).size > 0)
      throw new ApiError('validationFailed', ['Sorting list must contain all mapping IDs'])

    await Promise.all([
      ...body.map((id, at) => id !== before[at] && setMappingPosition(tx, id, at + 1)),
      record(tx, context, 'mappingsSorted', {}, { order: before }, { order: body }),
    ])
    return { json: JSON.stringify(body) }
  })

export async function find(db: Db, id: number): Promise<Row> {
  const mapping = await findMapping(db, id)
  if (mapping === undefined) throw new ApiError('notFound', 'Mapping', id)
  return mapping
}

/** A mapping in its place among the others: where it asks to be, or where it was, or at the end. */
function placed(mapping: Row, others: readonly Row[], position: number | null | undefined): Row {
  if (!mapping.enabled) return { ...mapping, position: null }
  const end = others.filter((other) => other.enabled).length + 1
  return { ...mapping, position: Math.min(position ?? mapping.position ?? end, end) }
}

/** Gives the others that run the positions around one, from 1 on without gaps. */
async function moveOthers(tx: Tx, others: readonly Row[], around?: Row): Promise<void> {
  const running = others.filter((other) => other.enabled)
  const moved = running
    .map(({ id, position }, at) => {
      const free = around?.position != null && at + 1 >= around.position ? at + 2 : at + 1
      return { id, position, free }
    })
    .filter(({ position, free }) => position !== free)
  await Promise.all(moved.map(({ id, free }) => setMappingPosition(tx, id, free)))
}

const toMapping = ({ id, name, enabled, match, position, conditions, actions }: Row): Mapping => ({
  id,
  name,
  enabled,
  match,
  position,
  conditions: conditions.map((condition) => ({ ...condition })),
  actions: actions.map(({ action, value }) => ({ action, value: [...value] })),
})

const answer = (mapping: Row): Answer<Mapping> => ({ json: JSON.stringify(toMapping(mapping)) })
