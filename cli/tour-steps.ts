import { createHash, randomBytes } from 'node:crypto'
import { NotFoundError } from '@rollcall/client'
import {
  expect,
  findRoles,
  idOf,
  keepRoles,
  lookAgain,
  readAgain,
  readRoles,
  rolesOf,
  type Step,
  step,
} from './tour-journey.ts'

const newPassword = () => `${randomBytes(18).toString('base64url')}-aA1`

/** Every operation once, in an order in which each has something to work on. */
export const steps: readonly Step[] = [
  step(
    'listUsers',
    ({ api }) => api.listUsers({ limit: 100 }),
    async (journey, { users, totalCount = users.length }) => {
      if (journey.roles.length === 0) journey.roles = await findRoles(journey, users)
      return `${totalCount} users; roles to give: ${journey.roles.join(', ') || 'none found, name one with --role'}`
    },
  ),
  step(
    'getCustomAttributes',
    ({ api }) => api.getCustomAttributes(),
    (journey, { data }) => {
      const names = data.flat()
      journey.attribute = names[0]
      return names.length === 0 ? 'none is defined' : `defined: ${names.join(', ')}`
    },
  ),
  step(
    'createUser',
    ({ api, username }) =>
      api.createUser(
        { username, email: `${username}@example.com`, firstname: 'Rollcall', lastname: 'Tour' },
        // Rules of a real directory shall not act on somebody who is gone in a moment.
        { mappings: 'disabled' },
      ),
    (journey, user) => {
      journey.user = user
      return `created user ${user.id}, ${user.username}`
    },
  ),
  step(
    'getUserById',
    (journey) => journey.api.getUserById(idOf(journey)),
    (journey, user) => {
      expect(user.username === journey.username, 'another user was answered')
      return lookAgain(journey, user) || 'as it was created'
    },
  ),
  step(
    'updateUser',
    (journey) =>
      journey.api.updateUser(
        idOf(journey),
        {
          title: 'Guide',
          ...(journey.attribute !== undefined && { custom_attributes: { [journey.attribute]: 'tour' } }),
        },
        { mappings: 'disabled' },
      ),
    (journey, user) => {
      expect(user.title === 'Guide', 'the title is not the one that was sent')
      return lookAgain(journey, user)
    },
  ),
  step(
    'getUserRoles',
    (journey) => journey.api.getUserRoles(idOf(journey)),
    (journey, { data }) => {
      keepRoles(journey, data)
      return `roles [${data.join(', ')}]`
    },
  ),
  step(
    'addRolesToUser',
    (journey) => journey.api.addRolesToUser(idOf(journey), { role_id_array: rolesOf(journey) }),
    async (journey) => {
      const before = journey.user?.role_ids ?? []
      const held = await readRoles(journey)
      expect(
        rolesOf(journey).every((role) => held.includes(role)),
        `roles are [${held.join(', ')}]`,
      )
      return `roles [${before.join(', ')}] → [${held.join(', ')}]`
    },
  ),
  step(
    'getUserApps',
    (journey) => journey.api.getUserApps(idOf(journey)),
    (_, apps) =>
      apps.length === 0
        ? 'no apps'
        : `${apps.length} apps by roles: ${apps.map(({ name }) => name).join(', ')}`,
  ),
  step(
    'removeUserRole',
    (journey) => journey.api.removeUserRole(idOf(journey), { role_id_array: rolesOf(journey).slice(-1) }),
    async (journey) => {
      const before = journey.user?.role_ids ?? []
      const held = await readRoles(journey)
      expect(!held.includes(rolesOf(journey).at(-1) ?? 0), `roles are [${held.join(', ')}]`)
      return `roles [${before.join(', ')}] → [${held.join(', ')}]`
    },
  ),
  step(
    'updatePasswordInsecure',
    (journey) => {
      const text = newPassword()
      return journey.api.updatePasswordInsecure(idOf(journey), {
        password: text,
        password_confirmation: text,
      })
    },
    async (journey) => ['password set', await readAgain(journey)].filter(Boolean).join(', '),
  ),
  step(
    'updatePasswordSecure',
    (journey) => {
      const salt = randomBytes(16).toString('hex')
      const digest = createHash('sha256')
        .update(salt + newPassword())
        .digest('hex')
      return journey.api.updatePasswordSecure(idOf(journey), {
        password: digest,
        password_confirmation: digest,
        password_algorithm: 'salt+sha256',
        password_salt: salt,
      })
    },
    async (journey) => ['password set', await readAgain(journey)].filter(Boolean).join(', '),
  ),
  step(
    'setUserState',
    (journey) => journey.api.setUserState(idOf(journey), { state: journey.user?.state === 1 ? 2 : 1 }),
    async (journey) => {
      const before = journey.user?.state
      const words = await readAgain(journey)
      expect(journey.user?.state !== before, 'the state is the same as before')
      return words
    },
  ),
  step(
    'lockAccountUser',
    // A day: the lock period of a policy is a lower limit, and few are longer.
    (journey) => journey.api.lockAccountUser(idOf(journey), { locked_until: 1440 }),
    async (journey) => {
      const words = await readAgain(journey)
      expect(journey.user?.status === 3, 'the user is not locked')
      return words
    },
  ),
  step(
    'logOutUser',
    (journey) => journey.api.logOutUser(idOf(journey)),
    () => 'sessions ended',
  ),
  step(
    'deleteUser',
    (journey) => journey.api.deleteUser(idOf(journey)),
    async (journey) => {
      const id = idOf(journey)
      const isGone = await journey.api.getUserById(id).then(
        () => false,
        (error) => error instanceof NotFoundError,
      )
      expect(isGone, `user ${id} is still there`)
      journey.user = undefined
      return `user ${id} is gone`
    },
  ),
]
