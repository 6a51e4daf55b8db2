import type { User } from '@rollcall/contract'

type State = NonNullable<User['state']>

const approved: State = 1
const unlicensed: State = 3

/** Any state may follow any other, but an Unlicensed user can only become Approved. */
export const isLegalStep = (from: User['state'], to: State): boolean => from !== unlicensed || to === approved

/** An Unlicensed user leaves that state through `setUserState` only, never through `updateUser`. */
export const mayUpdateState = (from: User['state'], to: State): boolean => from === to || from !== unlicensed
