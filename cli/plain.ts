/**
 * A value as one line of text. Text from a directory can hold anything, also what a terminal would obey: control
 * characters and those that turn the direction of writing are left out.
 */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plain).join(', ')
  if (typeof value === 'object') return Object.entries(value).map(plainPair).join(', ')
  return String(value)
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
}

const plainPair = ([name, value]: [string, unknown]): string => `${plain(name)}=${plain(value)}`

/** JSON as the API has it, two spaces deep. What a terminal could obey is written as an escape, which is the same JSON. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
