/** Whether a value has names of its own: neither a plain value nor a list. */
export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of anything that was parsed: those of an object, and none for what is no object. */
export const fieldsOf = (value: unknown): Record<string, unknown> => (isMap(value) ? value : {})
