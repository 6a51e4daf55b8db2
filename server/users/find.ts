import type { User } from '@rollcall/contract'
import { ApiError } from '../errors.ts'
import type { Db } from '../store/store.ts'
import { findUser } from '../store/users.ts'

export async function getUser(db: Db, id: number): Promise<User> {
  const user = await findUser(db, id)
  if (user === undefined) throw new ApiError('notFound', 'User', id)
  return user
}
