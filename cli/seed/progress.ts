import { printNote } from '../output.ts'
import type { Step } from './plan.ts'
import { actOf, titleOf } from './show.ts'

const words = { create: 'created', change: 'changed', delete: 'deleted' } as const

/** What was done so far. */
export interface Progress {
  readonly count: number
  done(step: Step): void
  /** `12 created, 1 changed, 0 deleted`. */
  sum(): string
  /** Says how far it has come. */
  tell(): void
}

/** Whoever watches is told each second, a log now and then; of what is quick, nothing. */
export function watchProgress(all: number): Progress {
  const everyMs = process.stderr.isTTY ? 1000 : 10_000
  const counts = { create: 0, change: 0, delete: 0 }
  const sum = () =>
    (Object.keys(words) as (keyof typeof words)[]).map((act) => `${counts[act]} ${words[act]}`).join(', ')
  let saidAt = performance.now()
  let count = 0
  return {
    get count() {
      return count
    },
    done(step) {
      counts[actOf(step)]++
      count++
      if (performance.now() - saidAt < everyMs) return
      saidAt = performance.now()
      printNote(`${count} of ${all} steps are done, the last was ${titleOf(step)}`)
    },
    sum,
    tell: () => printNote(`${sum()}; ${all - count} of ${all} steps are left`),
  }
}
