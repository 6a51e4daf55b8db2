import type { CustomAttribute, UpdateCustomAttributeRequest } from '@rollcall/contract'
import type { Answer, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import {
  deleteCustomAttribute as deleteRow,
  findCustomAttribute,
  hasUsersWithAttribute,
  insertCustomAttribute,
  listCustomAttributes as listRows,
  pageOfCustomAttributes,
  type CustomAttribute as Row,
  updateCustomAttribute as updateRow,
} from '../store/custom-attributes.ts'
import { nextId } from '../store/ids.ts'
import type { Db, Tx } from '../store/store.ts'
import { changeHolders, together } from './attribute-holders.ts'
import { withoutValue, withPresentName } from './attribute-values.ts'
import { renameInMappings } from './mappings/renamed-attributes.ts'
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
  { store, ...context },
) => {
  for (;;) {
    await renameValues(custom_attribute_id)
    const attribute = await store.transaction(async (tx) => {
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
    if (attribute.former_shortname !== null) await renameValues(custom_attribute_id)
    return answer(attribute)
  }

  /** Brings all users to the present shortname. */
  async function renameValues(id: number): Promise<void> {
    const begun = await find(store, id)
    if (begun.former_shortname === null) return
    let last: number | undefined = 0
    while (last !== undefined) {
      const after: number = last
      last = await store.transaction(async (tx) => {
        const attribute = await findCustomAttribute(tx, id)
        // When another call has finished this renaming and begun the next one, it finishes that too.
        if (attribute?.shortname !== begun.shortname || attribute.former_shortname !== begun.former_shortname)
          return undefined
        const holders = await changeHolders(tx, context, attribute, after, withPresentName)
        if (holders.length < together) await updateRow(tx, { ...attribute, former_shortname: null })
        return holders.length < together ? undefined : holders.at(-1)
      })
    }
  }
}

/**
 * Takes the values away step by step, so a call that was cut off goes on where it was. The last step removes the
 * definition: whatever was written meanwhile is gone by then, and nothing can be written after it.
 */
export const deleteCustomAttribute: Handler<'deleteCustomAttribute'> = async (
  { custom_attribute_id },
  { store, ...context },
) => {
  let last: number | undefined = 0
  while (last !== undefined) {
    const after: number = last
    last = await store.transaction(async (tx) => {
      const attribute = await find(tx, custom_attribute_id)
      const holders = await changeHolders(tx, context, attribute, after, withoutValue)
      if (holders.length === together) return holders.at(-1)
      if (await hasUsersWithAttribute(tx, custom_attribute_id)) return 0
      await Promise.all([
        deleteRow(tx, custom_attribute_id),
        record(tx, context, 'customAttributeDeleted', { note: attribute.shortname }, toAttribute(attribute)),
      ])
      return undefined
    })
  }
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
  const problems: string[] = []
  if (name === '') problems.push('name must not be empty')
  const others = (await listRows(tx)).filter((other) => other.id !== id)
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
