import { type OperationId, operations } from '@rollcall/contract'
import { type ErrorName, errors } from '../../server/errors.ts'
import { inBackground } from './neighbours.ts'
import type { Call, Said } from './wire.ts'

/** How often each call got each answer: a status of success, or the name of a refusal. */
export class Reached {
  readonly #counts = new Map<string, Map<string, number>>()

  note({ what }: Call, said: Said): void {
    const answers = this.#counts.get(what) ?? new Map<string, number>()
    const answer = said.status < 400 ? String(said.status) : `${said.status} ${reasonOf(said) ?? ''}`
    this.#counts.set(what, answers.set(answer, (answers.get(answer) ?? 0) + 1))
  }

  /** A line for each call, with the commonest answer first. */
  get lines(): string[] {
    return [...this.#counts]
      .sort()
      .map(([what, answers]) =>
        [
          `${what}:`,
          ...[...answers].sort(([, a], [, b]) => b - a).map(([answer, count]) => `${answer} ×${count}`),
        ].join('  '),
      )
  }

  /** What a long run has to reach and this one has not: calls that all fail alike would prove nothing. */
  get missing(): string[] {
    const answers = new Set([...this.#counts.values()].flatMap((counts) => [...counts.keys()]))
    const successes = (Object.keys(operations) as OperationId[]).filter(
      (id) => !inBackground.has(id) && !this.#counts.get(id)?.has(String(operations[id].success)),
    )
    const refusals = (Object.keys(errors) as ErrorName[]).filter(
      (name) => !beyondCalls.has(name) && !answers.has(`${errors[name][0]} ${name}`),
    )
    return [...successes, ...refusals]
  }
}

/**
 * What no single call leads to: time, bytes that are no request, a flood, and failures of the server or its database.
 * What is said of the type of a member is said of that of a parameter in the same words.
 */
const beyondCalls: ReadonlySet<ErrorName> = new Set([
  'memberType',
  'attributesEmpty',
  'requestTimeout',
  'requestMalformed',
  'internal',
  'busy',
  'loginRefused',
  'roleByMapping',
  'unavailable',
])

/** What stands in a message for its details. */
const detail = '…'

const patterns = (Object.keys(errors) as ErrorName[])
  .map((name) => {
    const [status, message] = errors[name] as readonly [number, (...details: string[][]) => string]
    const words = message([detail], [detail]).split(detail)
    return { name, status, words, pattern: new RegExp(`^${words.map(RegExp.escape).join('.*')}$`, 's') }
  })
  // "The authorization information is missing" is also what would be said of a member with such a name.
  .sort((a, b) => a.words.length - b.words.length)

function reasonOf({ status, text }: Said): ErrorName | undefined {
  if (text === '') return undefined
  const { message } = JSON.parse(text)
  return patterns.find((one) => one.status === status && one.pattern.test(message))?.name
}
