import { fold } from './fold.ts'

/** Text filters of the contract. Each finds any pattern by an index: by its beginning, its end or its middle. */
export const searchFields = [
  'username',
  'email',
  'firstname',
  'lastname',
  'samaccountname',
  'external_id',
] as const

/** All text filters. Those that only older clients send find a value or its beginning by an index. */
export const textFields = [...searchFields, 'userprincipalname', 'manager_ad_id'] as const
export type TextField = (typeof textFields)[number]

/** Folded pieces of a pattern, split where a `*` stood: `jo*n` is `['jo', 'n']`; one piece means equality. */
export type Pattern = readonly [string, ...string[]]

/** One thing that a listed user must meet. A list meets all of its conditions. */
export type Condition =
  | { kind: 'text'; field: TextField; pattern: Pattern; negate: boolean }
  | { kind: 'attribute'; attributeId: number; pattern: Pattern; negate: boolean }
  | { kind: 'number'; field: 'directory_id' | 'group_id'; value: number }
  | { kind: 'time'; field: 'created_at' | 'updated_at' | 'last_login'; after?: number; before?: number }
  | { kind: 'role'; roleId: number }
  | { kind: 'app'; appId: number }
  | { kind: 'ids'; ids: readonly number[] }

/**
 * Reads a filter value: `*` is any run of characters, a leading `!` negates, `\` makes a `*`, `!` or `\` after it an
 * ordinary character, and before anything else is one itself (`CORP\jdoe`). Letters match without regard to case.
 */
export function parsePattern(text: string): { pattern: Pattern; negate: boolean } {
  const negate = text.startsWith('!')
  const pieces = ['']
  for (let at = negate ? 1 : 0; at < text.length; at++) {
    const escaped = text[at] === '\\' && /[*!\\]/.test(text[at + 1] ?? '')
    if (text[at] === '*') pieces.push('')
    else pieces.push(`${pieces.pop()}${escaped ? text[++at] : text[at]}`)
  }
  return { pattern: pieces.map(fold) as unknown as Pattern, negate }
}
