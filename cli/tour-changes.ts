import type { User } from '@rollcall/contract'
import { nameOfValue } from './contract-words.ts'
import { plain } from './plain.ts'

/** These move with every change, or with every password: no news beside what is told. */
const followers = new Set(['updated_at', 'password_changed_at'])

/** What is different about a user, in words. */
export function changesBetween(before: User | undefined, after: User): string {
  const was = new Map<string, unknown>(Object.entries(before ?? {}))
  return Object.entries(after)
    .filter(
      ([name, value]) => !followers.has(name) && JSON.stringify(value) !== JSON.stringify(was.get(name)),
    )
    .map(([name, value]) => `${name} ${toWords(name, was.get(name))} → ${toWords(name, value)}`)
    .join(', ')
}

function toWords(name: string, value: unknown): string {
  if (name === 'state' || name === 'status') return `${value} (${nameOfValue(name, value)})`
  const text = plain(value)
  const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(text)
  return moment === null ? text || 'nothing' : `${moment[1]} ${moment[2]} UTC`
}
