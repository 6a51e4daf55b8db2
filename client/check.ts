import { isMap } from './fields.ts'

/** Whether a value is a whole number, 0 or more. */
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** Whether a value is of a kind; what is not here is told by `typeof`. */
const fits: Record<string, (value: unknown) => boolean> = {
  integer: isWhole,
  array: (value) => Array.isArray(value) && value.every((id) => isWhole(id?.role_id ?? id)),
  object: isMap,
}

/** The fields of bodies and queries by the kind of value they take, in one text for each kind. */
export type Kinds = Readonly<Record<string, string>>

/**
 * Throws a `TypeError` that names the first field that is missing or has a value of the wrong kind. Fields
 * that the contract does not know are left to the server; but in a query, where they would be lost, there are
 * no objects. A body that is a list as a whole is needed as `[]`.
 */
export function checkFields(
  what: 'body' | 'query',
  fields: unknown,
  kinds: Kinds,
  needed: readonly string[] = [],
): void {
  if (!isMap(fields)) throw new TypeError(`${what} must be an object`)
  for (const name of needed) {
    if (fields[name] == null) throw new TypeError(`${name} is missing`)
  }
  for (const [name, value] of Object.entries(fields)) {
    const known = Object.keys(kinds).find((kind) => (kinds[kind] as string).split(' ').includes(name))
    const kind = known ?? (what === 'query' && isMap(value) && 'string')
    if (kind && value != null && !(fits[kind]?.(value) ?? typeof value === kind)) {
      throw new TypeError(`${name} must be of type ${kind}`)
    }
  }
}

/** The value, if it is a whole number and not too small; throws a `TypeError` that names it otherwise. */
export function checkWhole(name: string, value: unknown, least = 1): number {
  if (isWhole(value) && value >= least) return value
  throw new TypeError(`${name} must be a whole number, ${least} or more`)
}
