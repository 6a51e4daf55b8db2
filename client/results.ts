import { ApiError } from './errors.ts'
import { fieldsOf } from './fields.ts'
import type {
  ErrorBody,
  GetCustomAttributes200Response,
  GetUserRoles200Response,
  User,
  UserApp,
} from './generated.ts'
import type { Answer } from './send.ts'

// Each function reads one kind of result, in the style of the contract and in the older one, where what was
// asked for stands in `data` and how it went in `status`. Fields that the contract does not know are kept.

/** One user: the body itself, or the only one in `data`. */
export function toUser(answer: Answer): User {
  const { data } = fieldsOf(answer.data)
  const user = Array.isArray(data) ? data[0] : answer.data
  if (typeof fieldsOf(user).id !== 'number') throw unexpected(answer, 'a user')
  return user as User
}

/** Several users: the body itself, or `data`. */
export const toUsers = (answer: Answer): User[] => toList(answer, 'a list of users') as User[]

/** The apps of a user: the body itself, or `data`. */
export const toApps = (answer: Answer): UserApp[] => toList(answer, 'a list of apps') as UserApp[]

/** The roles of a user. The older style has the list of ids in another list. */
export function toRoles(answer: Answer): GetUserRoles200Response {
  const data = toList(answer, 'a list of roles').flat() as number[]
  return { ...(answer.data as GetUserRoles200Response), data }
}

/** The custom attributes, which are the same in both styles. */
export function toCustomAttributes(answer: Answer): GetCustomAttributes200Response {
  toList(answer, 'a list of custom attributes')
  return answer.data as GetCustomAttributes200Response
}

/**
 * How a call went: the body itself, or its `status`. That the call succeeded is known already, so nothing is
 * demanded.
 */
export function toOutcome(answer: Answer): ErrorBody {
  const body = fieldsOf(answer.data)
  const outcome = 'code' in body ? body : fieldsOf(body.status)
  const { code = answer.status, message = 'Success' } = outcome
  return { ...outcome, code, message } as ErrorBody
}

function toList(answer: Answer, what: string): unknown[] {
  const list = Array.isArray(answer.data) ? answer.data : fieldsOf(answer.data).data
  if (!Array.isArray(list)) throw unexpected(answer, what)
  return list
}

const unexpected = (answer: Answer, what: string): ApiError =>
  new ApiError(answer, `The server answered something that is not ${what}`)
