import type { CustomAttribute, UpdateCustomAttributeRequest } from '@rollcall/contract'
import type { Answer, Context, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import {
  deleteCustomAttribute as deleteRow,
  findCustomAttribute,
  findDeletedAttribute,
  insertCustomAttribute,
  listAllCustomAttributes,
  markDeleted,
  pageOfCustomAttributes,
  type CustomAttribute as Row,
  updateCustomAttribute as updateRow,
} from '../store/custom-attributes.ts'
import { nextId } from '../store/ids.ts'
import type { Db, Tx } from '../store/store.ts'
import { changeHolders } from './attribute-holders.ts'
import { withoutValue, withPresentName } from './attribute-values.ts'
import { renameInMappings } from './mappings/renamed-attributes.ts'
import { problemsOfName } from './names.ts'
import { record } from './record.ts'

export const listCustomAttributes: Handler<'listCustomAttributes'> = async (input, context) => {
  // Other systems answer all of them at once, so that nobody expects a second page.
  const query = { ...input, limit: input.limit ?? 1000 }
  const list = openList(query, '/api/2/users/custom_attributes', 1000, context)
  const page = await pageOfCustomAttributes(context.store, list.window)
  return { json: JSON.stringify(page.rows.map(toAttribute)), headers: list.headersOf(page) }
}

export const getCustomAttribute: Handler<'getCustomAttribute'> = async ({ custom_attribute_id }, { store }) =>
  answer(await find(store, custom_attribute_id))

export const createCustomAttribute: Handler<'createCustomAttribute'> = ({ body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const { name, shortname, position = null } = body.user_field
    const attribute = {
      id: await nextId(tx, 'custom_attributes'),
      name: name.trim(),
      shortname,
      position,
      former_shortname: null,
    }
    await check(tx, attribute)

    await Promise.all([
      insertCustomAttribute(tx, attribute),
      record(tx, context, 'customAttributeAdded', { note: shortname }, {}, toAttribute(attribute)),
    ])
    return answer(attribute)
  })

/**
 * Changes the members that are sent and leaves the others. With another shortname the definition changes at once and the
 * users follow step by step. A renaming that was cut off is finished before another begins.
 */
export const updateCustomAttribute: Handler<'updateCustomAttribute'> = async (
  { custom_attribute_id, body },
  context,
) => {
  for (;;) {
    await renameValues(custom_attribute_id, context)
    const attribute = await context.store.transaction(async (tx) => {
      const before = await find(tx, custom_attribute_id)
      if (before.former_shortname !== null) return undefined
      const changed = withInput(before, body)
      await check(tx, changed)

      await Promise.all([
        updateRow(tx, changed),
        record(
          tx,
          context,
          'customAttributeUpdated',
          { note: changed.shortname },
          toAttribute(before),
          toAttribute(changed),
        ),
        changed.shortname !== before.shortname &&
          renameInMappings(tx, context, before.shortname, changed.shortname),
      ])
      return changed
    })
    if (attribute === undefined) continue
    if (attribute.former_shortname !== null) await renameValues(custom_attribute_id, context)
    return answer(attribute)
  }
}

/** Brings all users to the present shortname. */
async function renameValues(id: number, context: Context): Promise<void> {
  const { shortname, former_shortname } = await find(context.store, id)
  if (former_shortname === null) return
  // When another call has finished this renaming and begun the next one, it finishes that too.
  const stillRenamed = async (tx: Tx) => {
    const attribute = await findCustomAttribute(tx, id)
    const isSame = attribute?.shortname === shortname && attribute.former_shortname === former_shortname
    return isSame ? attribute : undefined
  }
  await changeHolders(context, id, stillRenamed, withPresentName)
  await context.store.transaction(async (tx) => {
    const attribute = await stillRenamed(tx)
    if (attribute !== undefined) await updateRow(tx, { ...attribute, former_shortname: null })
  })
}

/**
 * From the first step on nobody can get a value any more. The values that there are go step by step, so a call that was cut
 * off goes on where it was.
 */
export const deleteCustomAttribute: Handler<'deleteCustomAttribute'> = async (
  { custom_attribute_id: id },
  context,
) => {
  await context.store.transaction(async (tx) => {
    if ((await findDeletedAttribute(tx, id)) !== undefined) return
    const attribute = await find(tx, id)
    const { shortname } = attribute
    await Promise.all([
      markDeleted(tx, id),
      record(tx, context, 'customAttributeDeleted', { note: shortname }, toAttribute(attribute)),
    ])
  })
  await changeHolders(context, id, (tx) => findDeletedAttribute(tx, id), withoutValue)
  await context.store.transaction((tx) => deleteRow(tx, id))
  return { json: '' }
}

async function find(db: Db, id: number): Promise<Row> {
  const attribute = await findCustomAttribute(db, id)
  if (attribute === undefined) throw new ApiError('notFound', 'Custom attribute', id)
  return attribute
}

function withInput(before: Row, { name, shortname, position }: UpdateCustomAttributeRequest): Row {
  const isRenamed = shortname !== undefined && shortname !== before.shortname
  return {
    id: before.id,
    name: name?.trim() ?? before.name,
    shortname: shortname ?? before.shortname,
    position: position === undefined ? before.position : position,
    former_shortname: isRenamed ? before.shortname : null,
  }
}

/** Refuses a definition that breaks a rule of the directory. All broken rules are named at once. */
async function check(tx: Tx, { id, name, shortname }: Row): Promise<void> {
  const problems = problemsOfName(name)
  const others = (await listAllCustomAttributes(tx)).filter((other) => other.id !== id)
  const taken = others.flatMap((other) => [other.shortname, other.former_shortname ?? other.shortname])
  if (taken.some((other) => other.toLowerCase() === shortname.toLowerCase()))
    problems.push('Shortname has already been taken')
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}

const toAttribute = ({ id, name, shortname, position }: Row): CustomAttribute => ({
  id,
  name,
  shortname,
  position,
})

const answer = (attribute: Row): Answer<CustomAttribute> => ({
  json: JSON.stringify(toAttribute(attribute)),
})
