import type { Context } from '../context.ts'
import { type CustomAttribute, findHolders, nextStretch } from '../store/custom-attributes.ts'
import type { Tx } from '../store/store.ts'
import type { Values } from './attribute-values.ts'
import { changeUser } from './change-user.ts'

/** So many users are changed in one transaction: others read and write in between, and each user has many rows to write. */
const together = 100

/**
 * Changes the values of all users who have one for an attribute, each with an event. `find` looks in each transaction
 * whether the change is still wanted, and ends it when there is nothing any more.
 */
export async function changeHolders(
  { store, ...actor }: Context,
  id: number,
  find: (tx: Tx) => Promise<CustomAttribute | undefined>,
  change: (values: Values, attribute: CustomAttribute) => Values,
): Promise<void> {
  const updated_at = new Date(actor.now).toISOString()
  let stretch = await nextStretch(store, id, 0, together)
  while (stretch !== undefined) {
    const present = stretch
    const isWanted = await store.transaction(async (tx) => {
      const attribute = await find(tx)
      if (attribute === undefined) return false
      const users = await findHolders(tx, id, present)
      await Promise.all(
        users.map((user) => {
          const values = user.custom_attributes ?? {}
          const custom_attributes = change(values, attribute)
          return (
            custom_attributes !== values &&
            changeUser(tx, actor, 'userUpdated', user, { ...user, custom_attributes, updated_at })
          )
        }),
      )
      return true
    })
    stretch = isWanted ? await nextStretch(store, id, present.last, together) : undefined
  }
}
