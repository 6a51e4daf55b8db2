import { availableParallelism } from 'node:os'
import { hash as argon2 } from '@node-rs/argon2'
import { ApiError } from '../errors.ts'

/** 19 MiB, two passes, one lane: the weakest setting that is still considered strong for argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each running hash holds its memory and a core; each waiting one holds a request. */
const limits = { running: availableParallelism(), waiting: 512 }

export interface PasswordHasher {
  /** The encoded argon2id hash, with a salt of its own. */
  hash(password: string): Promise<string>
}

/** Hashes as many passwords at once as there are cores, in the order of their arrival, and refuses a flood with 503. */
export function createPasswordHasher(atMost = limits): PasswordHasher {
  const waiting: (() => void)[] = []
  let free = atMost.running

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free--
    else if (waiting.length >= atMost.waiting) throw new ApiError('busy')
    else await new Promise<void>((start) => waiting.push(start))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }

  return { hash: (password) => inTurn(() => argon2(password, cost)) }
}
