import { type CustomAttribute, findUsersWithAttribute } from '../store/custom-attributes.ts'
import type { Tx } from '../store/store.ts'
import type { Values } from './attribute-values.ts'
import { changeUser } from './change-user.ts'
import type { Actor } from './record.ts'

/** So many users are changed in one transaction: others write in between. */
export const together = 1000

/**
 * Changes the values of the next users who have one for an attribute, each with an event, and answers their ids: fewer than
 * `together` when they are the last ones.
 */
export async function changeHolders(
  tx: Tx,
  actor: Actor,
  attribute: CustomAttribute,
  afterUserId: number,
  change: (values: Values, attribute: CustomAttribute) => Values,
): Promise<number[]> {
  const updated_at = new Date(actor.now).toISOString()
  const users = await findUsersWithAttribute(tx, attribute.id, afterUserId, together)
  await Promise.all(
    users.map((user) => {
      const values = user.custom_attributes ?? {}
      const changed = change(values, attribute)
      return (
        changed !== values &&
        changeUser(tx, actor, 'userUpdated', user, { ...user, custom_attributes: changed, updated_at })
      )
    }),
  )
  return users.map(({ id }) => id as number)
}
