import assert from 'node:assert/strict'
import { AppsApi, RolesApi } from '@rollcall/client/directory'
import { type OperationId, operations, type Scope } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'

export const rolesOf = async (directory: Directory): Promise<RolesApi> =>
  new RolesApi(await directory.client())
export const appsOf = async (directory: Directory): Promise<AppsApi> => new AppsApi(await directory.client())

/** A call that is refused: what the test is called, then method, path, body, status and message. */
export type Refusal = readonly [
  what: string,
  method: string,
  path: string,
  body: unknown,
  status: number,
  message: string,
]

/** Each of the calls is refused as it says, and what `stored` reads stays as it was. */
export function onRefusals(
  refusals: readonly Refusal[],
  prepare: (directory: Directory) => Promise<unknown>,
  stored: (directory: Directory) => Promise<unknown>,
): void {
  for (const [what, method, path, body, status, message] of refusals)
    onEveryDatabase(`${what}, and nothing is changed`, async (directory) => {
      await prepare(directory)
      const before = await stored(directory)
      const answer = await directory.call(method, path, { body })
      assert.deepEqual([answer.status, answer.body.message], [status, message])
      assert.deepEqual(await stored(directory), before)
    })
}

/** Each scope may call what the contract lets it. The calls are made in their order, with the ids 1 in the path. */
export function onScopes(
  calls: readonly (readonly [id: OperationId, body?: unknown])[],
  prepare: (directory: Directory) => Promise<unknown>,
): void {
  for (const scope of [
    'Authentication Only',
    'Read Users',
    'Manage users',
    'Read All',
    'Manage All',
  ] as const)
    onEveryDatabase(`${calls[0]?.[0]} and the like answer to the scope ${scope}`, async (directory) => {
      await prepare(directory)
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      for (const [id, body] of calls) {
        const { method, path, scopes, success } = operations[id]
        const answer = await directory.call(method, path.replaceAll(/\{\w+\}/g, '1'), { body, headers })
        const isAllowed = (scopes as readonly Scope[]).includes(scope)
        assert.equal(answer.status, isAllowed ? success : 401, `${id} ${answer.text}`)
      }
    })
}

export const idsOf = (things: readonly { id?: number | null | undefined }[]): (number | null | undefined)[] =>
  things.map(({ id }) => id)
