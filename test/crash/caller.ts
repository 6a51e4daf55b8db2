import { emptyWorld, type World } from './world.ts'

/** One call, and what it leads to. */
export interface Call {
  /** In words, for who reads of a failure. */
  readonly what: string
  readonly method: string
  readonly path: string
  readonly body?: object
  readonly status: number
  /** What is so once it was done. */
  readonly next: World
  /** Looks at the answer. */
  readonly look?: (body: Answered) => void
  /** Who gets a password by it. */
  readonly sets?: string
  /** Whose password is proven by it. */
  readonly proves?: string
  /** Whose password is guessed. */
  readonly guesses?: string
}

// biome-ignore lint/suspicious/noExplicitAny: answers have every shape
export type Answered = any

/** One who sends a call after the other, remembers what was answered, and knows what was not. */
export interface Caller {
  readonly name: string
  /** What the answers told. */
  world: World
  /** The call that has no answer. */
  asked: Call | undefined
  /** The ids of what there is, or was, by key. */
  readonly ids: Map<string, number>
  /** Whether it sets passwords and logs in. Hashing takes so long that otherwise all would wait for it, and nobody write. */
  readonly usesPasswords: boolean
  /** How many things it has made. Names are not used again. */
  made: number
  /** Whose password was set and not proven by a login yet. */
  readonly unproven: Set<string>
  /** Whose login was cut off: until this moment a guess is taken for one that is still being verified. */
  readonly guessing: Map<string, number>
}

export const createCaller = (
  name: string,
  shared: ReadonlyMap<string, number>,
  usesPasswords: boolean,
): Caller => ({
  name,
  usesPasswords,
  world: emptyWorld,
  asked: undefined,
  ids: new Map(shared),
  made: 0,
  unproven: new Set(),
  guessing: new Map(),
})
