import type { User } from '@rollcall/contract'
import { chance, fraction, weighted } from './draw.ts'

type State = NonNullable<User['state']>
type Status = NonNullable<User['status']>

export interface Account {
  state: State
  status: Status
  /** For locked people: the status that unlocking gives back. */
  statusBeforeLock: number | null
  activated_at: string | null
  last_login: string | null
  invitation_sent_at: string | null
  created_at: string
  updated_at: string
  invalid_login_attempts: number
  locked_until: string | null
  password_changed_at: string | null
}

/** The moment at which the sample was taken; nothing but the end of a lock lies after it. */
export const sampleTime = Date.UTC(2026, 0, 1)

const hour = 3_600_000
const day = 24 * hour
const firstHire = Date.UTC(2014, 8, 1)
const lastHire = sampleTime - 45 * day
const passwordLifetime = 180 * day
const firstLockEnd = Date.UTC(2099, 0, 1)

const [unapproved, approved, rejected, unlicensed] = [0, 1, 2, 3] as const
const [unactivated, active, suspended, locked] = [0, 1, 2, 3] as const
const [expired, awaitingReset, pending, questionsRequired] = [4, 5, 7, 8] as const

const stateOf = weighted<State>('state', [
  [approved, 91],
  [unapproved, 3],
  [rejected, 2],
  [unlicensed, 4],
])
const statusIn = [
  weighted<Status>('status of the unapproved', [
    [unactivated, 1],
    [pending, 1],
  ]),
  weighted<Status>('status', [
    [active, 80],
    [locked, 5],
    [suspended, 3],
    [expired, 3],
    [awaitingReset, 3],
    [pending, 3],
    [unactivated, 1],
    [questionsRequired, 2],
  ]),
  weighted<Status>('status of the rejected', [
    [unactivated, 1],
    [suspended, 1],
  ]),
  weighted<Status>('status of the unlicensed', [
    [unactivated, 1],
    [suspended, 3],
  ]),
]
const underLock = weighted('status before the lock', [
  [active, 8],
  [expired, 1],
  [awaitingReset, 1],
])

const hireDay = fraction('day of creation')
const hireTime = fraction('time of creation')
const isInvited = chance('invited', 0.7)
const invitation = fraction('time of invitation')
const activation = fraction('time of activation')
const departure = fraction('time of departure')
const passwordChange = fraction('time of password change')
const neverCame = chance('never came', 0.04)
const comesOften = chance('comes often', 0.85)
const lastLogin = fraction('time of last login')
const update = fraction('time of update')
const failedLogins = weighted('failed logins', [
  [0, 17],
  [1, 2],
  [2, 1],
])
const hasLockEnd = chance('lock has an end', 0.6)
const lockEnd = fraction('end of lock')

const between = (from: number, to: number, at: number) => Math.floor(from + (to - from) * at)
const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString())

const passwordOf = (id: number, isExpired: boolean, activated: number, until: number) =>
  isExpired
    ? between(activated, until - passwordLifetime, passwordChange(id))
    : between(Math.max(activated, until - passwordLifetime), until, passwordChange(id))

const loginOf = (id: number, activated: number, until: number) =>
  between(comesOften(id) ? Math.max(activated, until - 10 * day) : activated, until, lastLogin(id))

/** The life of an account: its state, its status, and dates that agree with them and with each other. */
export const accountOf = (id: number, options: { isHead: boolean; inDirectory: boolean }): Account => {
  const state = options.isHead ? approved : stateOf(id)
  const status = options.isHead ? active : (statusIn[state]?.(id) ?? active)
  const statusBeforeLock = status === locked ? underLock(id) : null
  const isExpired = status === expired || statusBeforeLock === expired
  const wasActive = status !== unactivated && status !== pending

  const lastDay = isExpired ? lastHire - passwordLifetime : lastHire
  const hired = between(firstHire, lastDay, hireDay(id) ** 0.6)
  const created = hired - (hired % day) + between(7 * hour, 18 * hour, hireTime(id))
  const invited =
    !options.inDirectory && isInvited(id) ? between(created, created + day, invitation(id)) : null
  const began = invited ?? created

  const activated = wasActive ? between(began, began + 14 * day, activation(id)) : null
  const until =
    activated !== null && status === suspended ? between(activated, sampleTime, departure(id)) : sampleTime
  const password = activated === null ? null : passwordOf(id, isExpired, activated, until)
  const login =
    activated === null || password === null || neverCame(id)
      ? null
      : loginOf(id, activated, isExpired ? password + passwordLifetime : until)
  const latest = Math.max(began, activated ?? 0, password ?? 0, login ?? 0)

  return {
    state,
    status,
    statusBeforeLock,
    activated_at: iso(activated),
    last_login: iso(login),
    invitation_sent_at: iso(invited),
    created_at: new Date(created).toISOString(),
    updated_at: new Date(between(latest, sampleTime, update(id) ** 4)).toISOString(),
    // A lock sets the count back to nothing.
    invalid_login_attempts: wasActive && status !== locked ? failedLogins(id) : 0,
    locked_until:
      status === locked && hasLockEnd(id)
        ? iso(between(firstLockEnd, firstLockEnd + 365 * day, lockEnd(id)))
        : null,
    password_changed_at: iso(password),
  }
}
