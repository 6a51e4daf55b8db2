import { type User, type UserInput, userFields } from '@rollcall/contract'
import type { Answer, Context, Handler } from '../context.ts'
import { changeUser, mapLater } from '../directory/change-user.ts'
import { mapNow } from '../directory/mappings/run.ts'
import { record } from '../directory/record.ts'
import { ApiError } from '../errors.ts'
import { nextId } from '../store/ids.ts'
import { insertUserRoles, replaceUserRoles } from '../store/roles.ts'
import { deleteUser as deleteRow, findUserBody, insertUser } from '../store/users.ts'
import { getUser } from './find.ts'
import { checkUser, withInput } from './input.ts'
import { type PreparedPassword, preparePassword, withPassword } from './new-password.ts'
import { afterNewPassword, keepPassword } from './password.ts'
import { withRolesByMapping } from './roles.ts'

export const getUserById: Handler<'getUserById'> = async ({ user_id }, { store }) => {
  const json = await findUserBody(store, user_id)
  if (json === undefined) throw new ApiError('notFound', 'User', user_id)
  return { json }
}

export const createUser: Handler<'createUser'> = (
  { body, validate_policy = true, mappings = 'async' },
  context,
) =>
  withPassword(
    () => passwordIn(body, undefined, validate_policy, context),
    (password) =>
      context.store.transaction(async (tx) => {
        const now = new Date(context.now).toISOString()
        const blank = {
          ...nothing,
          // Who is refused has written nothing, so that those who are written beside it need not be written again.
          id: 0,
          role_ids: [],
          state: 1,
          status: 7,
          created_at: now,
          updated_at: now,
          invalid_login_attempts: 0,
          custom_attributes: {},
        } as const satisfies User
        const named = await withInput(tx, blank, body)
        const checked = password ? afterNewPassword(named, now) : named
        await checkUser(tx, checked)
        await password?.check(tx, checked)

        const user = { ...checked, id: await nextId(tx, 'users') }
        await Promise.all([
          insertUser(tx, user),
          insertUserRoles(tx, user.id, user.role_ids ?? []),
          password && keepPassword(tx, user, password),
          record(tx, context, 'userCreated', { user }, {}, user),
          mappings === 'async' && mapLater(tx, context, user.id),
        ])
        return answer(mappings === 'sync' ? await mapNow(tx, context, user) : user)
      }),
  )

/** Changes the members that are sent and leaves the others; `null` empties one. */
export const updateUser: Handler<'updateUser'> = (
  { user_id, body, validate_policy = true, mappings = 'async' },
  context,
) =>
  withPassword(
    () => passwordIn(body, user_id, validate_policy, context),
    (password) =>
      context.store.transaction(async (tx) => {
        const before = await getUser(tx, user_id)
        const now = new Date(context.now).toISOString()
        const named = await withRolesByMapping(tx, before, {
          ...(await withInput(tx, before, body)),
          updated_at: now,
        })
        const user = password ? afterNewPassword(named, now) : named
        await checkUser(tx, user, before)
        await password?.check(tx, user)

        await Promise.all([
          body.role_ids !== undefined && replaceUserRoles(tx, user_id, body.role_ids ?? []),
          password && keepPassword(tx, user, password),
          changeUser(tx, context, 'userUpdated', before, user, {}, mappings),
        ])
        return answer(mappings === 'sync' ? await mapNow(tx, context, user) : user)
      }),
  )

export const deleteUser: Handler<'deleteUser'> = ({ user_id }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    await Promise.all([deleteRow(tx, user), record(tx, context, 'userDeleted', { user }, user)])
    return { json: '' }
  })

/** A user of whom nothing is known yet: every member that answers hold, in the contract's order. */
const nothing = Object.fromEntries(
  Object.entries(userFields)
    .filter(([, use]) => use !== 'write-only')
    .map(([name]) => [name, null]),
) as { [K in keyof User]: null }

/** The password in the body, if there is one. */
async function passwordIn(
  body: UserInput,
  userId: number | undefined,
  validatePolicy: boolean,
  context: Context,
): Promise<PreparedPassword | undefined> {
  if (body.password == null) return undefined
  const user = userId === undefined ? {} : await getUser(context.store, userId)
  return preparePassword(
    {
      password: body.password,
      confirmation: body.password_confirmation,
      algorithm: body.password_algorithm,
      salt: body.salt,
    },
    { validatePolicy, user: { ...user, ...judgedIn(body) }, refusal: 'validationFailed' },
    context,
  )
}

/** What the policy looks at: the names, and the group, whose policy it is. */
const judgedIn = ({ username, email, firstname, lastname, group_id }: UserInput): Partial<User> =>
  JSON.parse(JSON.stringify({ username, email, firstname, lastname, group_id }))

const answer = (user: User): Answer<User> => ({ json: JSON.stringify(user) })
