import { type Handler, success } from '../context.ts'
import { listCustomAttributes } from '../store/custom-attributes.ts'

/** The shortnames, all in one inner list, as the service answers them. */
export const getCustomAttributes: Handler<'getCustomAttributes'> = async (_input, { store }) => {
  const shortnames = (await listCustomAttributes(store)).map((attribute) => attribute.shortname)
  return { json: JSON.stringify({ status: success, data: [shortnames] }) }
}
