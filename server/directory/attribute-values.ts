import type { User } from '@rollcall/contract'
import { ApiError } from '../errors.ts'
import { type CustomAttribute, listCustomAttributes } from '../store/custom-attributes.ts'
import type { Tx } from '../store/store.ts'

/** Values by shortname. */
export type Values = NonNullable<User['custom_attributes']>

/**
 * The values of a user with those that are sent: what is not named stays, and an empty value removes. A name that is not
 * defined is refused, and so is never written beside the removal of its definition.
 */
export async function mergeValues(tx: Tx, before: Values, changes: Values): Promise<Values> {
  const attributes = await listCustomAttributes(tx)
  const known = attributes.map(({ shortname }) => shortname)
  if (!Object.keys(changes).every((name) => known.includes(name)))
    throw new ApiError('attributesUnknown', known)
  const present = attributes.reduce(withPresentName, before)
  return Object.fromEntries(Object.entries({ ...present, ...changes }).filter(([, value]) => value))
}

/** The values with that of one attribute under the shortname that it has now, if it has been given another. */
export function withPresentName(values: Values, { shortname, former_shortname }: CustomAttribute): Values {
  if (former_shortname === null || !Object.hasOwn(values, former_shortname)) return values
  const isThere = Object.hasOwn(values, shortname)
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !isThere || name !== former_shortname)
      .map(([name, value]) => [name === former_shortname ? shortname : name, value]),
  )
}

/** The values without that of one attribute, whatever it is called. */
export const withoutValue = (values: Values, { shortname, former_shortname }: CustomAttribute): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== shortname && name !== former_shortname),
  )
