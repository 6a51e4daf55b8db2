import { createHash } from 'node:crypto'
import type { Event } from '@rollcall/client/directory'
import { UsageError } from './exit-codes.ts'

/** An event and its hash, which stand for it and all before it. The head of an empty log is 0 without a hash. */
export interface Head {
  readonly id: number
  readonly hash: string
}

export const start: Head = { id: 0, hash: '' }

export const toText = ({ id, hash }: Head): string => `${id}:${hash}`

/** Reads `ID:HASH`. */
export function readHead(text: string, option: string): Head {
  const [, id, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  if (id !== undefined && hash !== undefined && Number(id) > 0)
    return { id: Number(id), hash: hash.toLowerCase() }
  if (text.trim() === '0:') return start
  throw new UsageError(`${option} must be ID:HASH, as this command printed it`)
}

/** The log is not what it was. The message says in one sentence how that shows. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog'
  /** The event at which it shows. */
  readonly event: number

  constructor(event: number, message: string) {
    super(message)
    this.event = event
  }
}

/** A head that was kept, and must be there still. */
export function checkKept(kept: Head, { id, hash }: Head): void {
  if (kept.id === id && kept.hash !== hash)
    throw new BrokenLog(id, `Event ${id} has another hash than the one that was kept: the log was rewritten`)
}

/** The head after the next event, whose hash is reckoned anew from the event and the head before it. */
export function follow(before: Head, { id, hash, ...body }: Event): Head {
  const next = before.id + 1
  if (id !== next) throw new BrokenLog(next, `Event ${next} is missing: after event ${before.id} comes ${id}`)
  // JSON keeps the order of members, and puts no more than one text for a value; so this is what was hashed.
  const text = `${before.hash}:${id}:${JSON.stringify(body)}`
  if (createHash('sha256').update(text).digest('hex') !== hash)
    throw new BrokenLog(
      id,
      `Event ${id} does not fit the chain: it was changed, or put there, or an event before it was`,
    )
  return { id, hash }
}
