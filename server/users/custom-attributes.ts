import { done, type Handler, success } from '../context.ts'
import { mergeValues } from '../directory/attribute-values.ts'
import { changeUser } from '../directory/change-user.ts'
import { ApiError } from '../errors.ts'
import { listCustomAttributes } from '../store/custom-attributes.ts'
import { getUser } from './find.ts'

/** The shortnames, all in one inner list, as the service answers them. */
export const getCustomAttributes: Handler<'getCustomAttributes'> = async (_input, { store }) => {
  const shortnames = (await listCustomAttributes(store)).map((attribute) => attribute.shortname)
  return { json: JSON.stringify({ status: success, data: [shortnames] }) }
}

/** Sets the values that are sent and leaves the others; an empty one is removed. */
export const setCustomAttributes: Handler<'setCustomAttributes'> = (
  { user_id, body: { custom_attributes } },
  { store, ...context },
) =>
  store.transaction(async (tx) => {
    if (Object.keys(custom_attributes).length === 0) throw new ApiError('attributesEmpty')
    const user = await getUser(tx, user_id)
    const changed = {
      ...user,
      custom_attributes: await mergeValues(tx, user.custom_attributes ?? {}, custom_attributes),
      updated_at: new Date(context.now).toISOString(),
    }
    await changeUser(tx, context, 'customAttributesSet', user, changed)
    return done
  })
