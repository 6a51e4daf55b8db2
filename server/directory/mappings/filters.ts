import { parsePattern } from '../../store/conditions.ts'
import { fold } from '../../store/fold.ts'
import type { Mapping } from '../../store/mappings.ts'

/** Whether a mapping has all conditions and all actions that a list asks for. */
export function isWanted(
  { conditions, actions }: Pick<Mapping, 'conditions' | 'actions'>,
  condition: string | undefined,
  action: string | undefined,
): boolean {
  const pairs = conditions.map(({ source, value }): Pair => [source, value])
  const done = actions.flatMap(({ action, value }) => value.map((one): Pair => [action, one]))
  return hasAll(pairs, condition) && hasAll(done, action)
}

type Pair = readonly [name: string, value: string]

/** `has_role:12,status:1`: each of them must be there. Without a value any will do. */
function hasAll(pairs: readonly Pair[], filter: string | undefined): boolean {
  return (filter ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .every((text) => {
      const [name = '', ...rest] = text.split(':')
      const [matchesName, matchesValue] = [toMatch(name), toMatch(rest.join(':') || '*')]
      return pairs.some(([source, value]) => matchesName(source) && matchesValue(value))
    })
}

function toMatch(text: string): (value: string) => boolean {
  const { pattern, negate } = parsePattern(text)
  const [first, ...others] = pattern
  return (value) => {
    const key = fold(value)
    return isMatch(key, first, others) !== negate
  }
}

/** Pieces of a pattern one after the other, the first at the beginning and the last at the end. */
function isMatch(key: string, first: string, others: readonly string[]): boolean {
  const last = others.at(-1)
  if (last === undefined) return key === first
  if (!key.startsWith(first)) return false
  let from = first.length
  for (const piece of others.slice(0, -1)) {
    const at = key.indexOf(piece, from)
    if (at === -1) return false
    from = at + piece.length
  }
  return key.length - last.length >= from && key.endsWith(last)
}
