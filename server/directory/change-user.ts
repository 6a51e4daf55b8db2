import type { User } from '@rollcall/contract'
import { askForMappings } from '../store/pending-mappings.ts'
import type { Tx } from '../store/store.ts'
import { updateUser } from '../store/users.ts'
import type { EventType } from './event-types.ts'
import { type Actor, record, type Subjects } from './record.ts'

/** When mappings run for a write: soon after the answer, before it, or not at all. */
export type MappingsMode = 'async' | 'sync' | 'disabled'

/** Who comes and goes, and who is locked out, changes nothing that rules are made for. */
const withoutMappings: ReadonlySet<EventType> = new Set([
  'loggedIn',
  'loginFailed',
  'userLocked',
  'userLockedByFailures',
  'userUnlocked',
])

/**
 * Writes a user that `before` was the state of, with the event that tells of it. Mappings run after the answer, unless
 * `mappings` says otherwise: `sync` leaves it to the caller to run them with `mapNow` once all of the change is written.
 */
export async function changeUser(
  tx: Tx,
  actor: Actor,
  type: EventType,
  before: User,
  after: User,
  about: Subjects = {},
  mappings: MappingsMode = 'async',
): Promise<void> {
  await Promise.all([
    updateUser(tx, before, after),
    record(tx, actor, type, { ...about, user: after }, before, after),
    mappings === 'async' && !withoutMappings.has(type) && mapLater(tx, actor, after.id),
  ])
}

/** Notes in the transaction of a change that mappings have to run for its user, and says so to those who run them. */
export async function mapLater(tx: Tx, actor: Actor, userId: number): Promise<void> {
  if (await askForMappings(tx, userId, actor.requestId)) actor.wakeMappings?.()
}
