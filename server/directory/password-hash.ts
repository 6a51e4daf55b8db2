import { hash as digest, randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash as argon2, verify as matches } from '@node-rs/argon2'
import { ApiError } from '../errors.ts'
import type { StoredPassword } from '../store/passwords.ts'

/** 19 MiB, two passes, one lane: the weakest setting that is still considered strong for argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each running hash holds its memory and a core; each waiting one holds a request. */
const limits = { running: availableParallelism(), waiting: 512 }

/** What is verified where there is no password: nobody knows one for it, and it takes as long as any other. */
export const passwordOfNobody: StoredPassword = {
  hash: `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${randomBase64(16)}$${randomBase64(32)}`,
  prehash: null,
  salt: null,
}

function randomBase64(bytes: number): string {
  return randomBytes(bytes).toString('base64').replaceAll('=', '')
}

export interface PasswordHasher {
  /** The encoded argon2id hash of a normalised password, or of a digest in hex, with a salt of its own. */
  hash(password: string): Promise<string>
  /** Whether what was typed is the password that is kept. Takes as long as a hash and waits in the same queue. */
  verify(stored: StoredPassword, typed: string): Promise<boolean>
}

/**
 * The form in which a typed password is judged and kept: keyboards compose the same letters in different ways. A digest
 * that was imported was made from what was typed, so it is compared with the digest of that.
 */
export const normalisePassword = (typed: string): string => typed.normalize('NFKC')

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

  return {
    hash: (password) => inTurn(() => argon2(normalisePassword(password), cost)),
    verify: (stored, typed) => inTurn(() => matches(stored.hash, hashedFrom(stored, typed))),
  }
}

/** What went into the hash when this was typed. */
function hashedFrom({ prehash, salt }: StoredPassword, typed: string): string {
  if (prehash === null) return normalisePassword(typed)
  return digest('sha256', prehash === 'salt+sha256' ? (salt ?? '') + typed : typed + (salt ?? ''), 'hex')
}
