/** The fields of anything that was parsed: those of an object, and none for what is no object. */
export const fieldsOf = (value: unknown): Record<string, unknown> => Object(value)
