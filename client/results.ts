import type { Answer } from './answer.ts'
import { ApiError, statement } from './errors.ts'
import { fieldsOf } from './fields.ts'
import type { ErrorBody, User } from './generated/types.ts'

// Each function reads one kind of result, in the style of the contract and in the older one, where what was
// asked for stands in `data` and how it went in `status`. Fields that the contract does not know are kept.
// What a write answered is taken as it is: it has been done, so nothing may fail any more.

/** One user who was read: the body itself, or the only one in `data`. */
export function toUser(answer: Answer): User {
  const user = toWrittenUser(answer)
  if (typeof user.id !== 'number') throw new ApiError(answer, 'The answer is not a user')
  return user
}

/** One user who was written. */
export function toWrittenUser({ data }: Answer): User {
  const list = fieldsOf(data).data
  return fieldsOf(Array.isArray(list) ? list[0] : data) as object as User
}

/** Several things: the body itself, or its `data`. */
export function toList(answer: Answer): unknown[] {
  const { data } = answer
  const list = Array.isArray(data) ? data : fieldsOf(data).data
  if (!Array.isArray(list)) throw new ApiError(answer, 'The answer is not a list')
  return list
}

/** A body that holds its list in `data` in both styles; the older one may put the list into lists. */
export const toBody =
  (depth: number) =>
  (answer: Answer): object => ({ ...fieldsOf(answer.data), data: toList(answer).flat(depth) })

/** How a write went: the body itself, or its `status`. */
export const toOutcome = ({ status, data }: Answer): ErrorBody => ({
  code: status,
  message: 'Success',
  ...statement(data),
})
