import { done, type Handler } from '../context.ts'
import { lockUser } from '../directory/account-lock.ts'
import { changeUser } from '../directory/change-user.ts'
import { record } from '../directory/record.ts'
import { ApiError } from '../errors.ts'
import { findPolicyFor } from '../store/policies.ts'
import { deleteSessions } from '../store/sessions.ts'
import { getUser } from './find.ts'
import { isLegalStep } from './state.ts'

export const setUserState: Handler<'setUserState'> = ({ user_id, body: { state } }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    if (user.state === state) throw new ApiError('stateSame')
    if (!isLegalStep(user.state, state)) throw new ApiError('stateInvalid')

    const changed = { ...user, state, updated_at: new Date(context.now).toISOString() }
    await changeUser(tx, context, 'userUpdated', user, changed)
    return done
  })

/** Locks for some minutes; 0 means as long as the policy says, or without end when it says nothing. */
export const lockAccountUser: Handler<'lockAccountUser'> = ({ user_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    const { lock_minutes: policyMinutes } = await findPolicyFor(tx, user.group_id)
    const minutes = body.locked_until === 0 ? policyMinutes : body.locked_until
    if (policyMinutes !== null && minutes !== null && minutes < policyMinutes)
      throw new ApiError('lockTooShort', policyMinutes)

    await lockUser(tx, context, 'userLocked', user, minutes)
    return done
  })

/** Ends all sessions. A user who has none is logged out already, which is no error. */
export const logOutUser: Handler<'logOutUser'> = ({ user_id }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    await Promise.all([deleteSessions(tx, user_id), record(tx, context, 'loggedOut', { user })])
    return done
  })
