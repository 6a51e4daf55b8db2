import { plain } from '../plain.ts'
import type { Change } from './compare.ts'
import { isObject, nameOf } from './entries.ts'
import type { Plan, Step } from './plan.ts'
import { quote } from './problems.ts'

const signs = { create: '+', change: '~', sort: '~', delete: '-' } as const
const acts = ['create', 'change', 'delete'] as const

/** So many steps of one kind are shown one by one; nobody reads ten thousand. */
const mostShown = 200

/** The plan for a person, a line for each thing and each member that changes. */
export function showPlan({ steps, same }: Plan): string {
  const lines: string[] = []
  const counts = new Map<string, number>()
  for (const step of steps) {
    const group = `${step.act} ${step.kind.section}`
    const count = (counts.get(group) ?? 0) + 1
    counts.set(group, count)
    if (count <= mostShown) lines.push(`  ${signs[step.act]} ${titleOf(step)}`, ...changesOf(step))
  }
  for (const [group, count] of counts)
    if (count > mostShown) lines.push(`  and ${count - mostShown} more to ${group.replace(' ', ' of the ')}`)
  lines.push(sumOf(steps, same))
  return `${lines.join('\n')}\n`
}

/** The sum alone: `2 to create, 1 to change, 0 to delete; 14 are as the file says`. */
export function sumOf(steps: readonly Step[], same: number): string {
  const counts = acts.map((act) => `${steps.filter((step) => actOf(step) === act).length} to ${act}`)
  return `${counts.join(', ')}; ${same} as the file says`
}

/** A new order is a change. */
export const actOf = ({ act }: Step): (typeof acts)[number] => (act === 'sort' ? 'change' : act)

/** What a step is about: `group "Berlin"`. */
export const titleOf = (step: Step): string =>
  step.act === 'sort'
    ? `the order of the ${step.kind.section}`
    : `${step.kind.one} ${quote(nameOf(step.kind, step.act === 'delete' ? step.item : step.entry.members))}`

function changesOf(step: Step): string[] {
  if (step.act === 'create') {
    const shown = Object.entries(step.entry.members).filter(
      ([member]) => !step.kind.keys.includes(member) && !(member in step.secrets),
    )
    const hidden = Object.keys(step.secrets).length > 0 ? ['      with a password'] : []
    return [...shown.map(([member, value]) => `      ${member}: ${show(value)}`), ...hidden]
  }
  if (step.act === 'delete') return []
  return step.changes.map(({ member, from, to }: Change) => `      ${member}: ${show(from)} → ${show(to)}`)
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (Array.isArray(value) && value.length === 0) return 'none'
  const text = plain(Array.isArray(value) ? value.map(toWords) : value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

/** A condition or an action of a mapping as one says it: `department = Sales`. */
const toWords = (item: unknown): unknown =>
  isObject(item) && 'value' in item ? Object.values(item).map(plain).join(' ') : item
