import type { User } from '@rollcall/contract'
import type { Tx } from '../store/store.ts'
import { updateUser } from '../store/users.ts'
import type { EventType } from './event-types.ts'
import { type Actor, record, type Subjects } from './record.ts'

/** Writes a user that `before` was the state of, with the event that tells of it. */
export async function changeUser(
  tx: Tx,
  actor: Actor,
  type: EventType,
  before: User,
  after: User,
  about: Subjects = {},
): Promise<void> {
  await Promise.all([
    updateUser(tx, before, after),
    record(tx, actor, type, { ...about, user: after }, before, after),
  ])
}
