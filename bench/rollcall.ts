import { join } from 'node:path'
import { anyOf, type Calls, http, type Kind, password, post } from './calls.ts'
import type { Core } from './processes.ts'
import { serve } from './processes.ts'

const here = join(import.meta.dirname, '..')
const secret = 'the-secret-of-the-bench'

/** Rollcall as it is started by anybody, with everything on: tokens, checks, headers, rate limit. `node` are options of Node. */
export const startRollcall = (
  database: string,
  port: number,
  core?: Core,
  {
    folder = here,
    workers = 1,
    node = [],
  }: { folder?: string | undefined; workers?: number; node?: readonly string[] } = {},
) =>
  serve(
    [...node, join(folder, 'cli/bin.js'), 'serve', '--port', String(port), '--database', database]
      .concat(['--workers', String(workers), '--rate-limit', '1000000000'])
      // What fails is counted by the load; thousands of lines about it would bury the table.
      .concat(['--log-level', 'silent']),
    core,
    { ROLLCALL_CLIENT_ID: 'bench', ROLLCALL_CLIENT_SECRET: secret },
  )

/** How the credential of the bench asks for a token. */
export const basic = `Basic ${btoa(`bench:${secret}`)}`
const grant = { grant_type: 'client_credentials' }

export async function tokenOf(port: number): Promise<string> {
  const answer = await post(`http://127.0.0.1:${port}/auth/oauth2/v2/token`, { authorization: basic }, grant)
  return ((await answer.json()) as { access_token: string }).access_token
}

/** A role of the sample that few people have. */
const roleId = 223

/**
 * The calls of the API. The floors and the plain way take the same ones, as far as they go, and do not look at the token;
 * they find a page after an id instead of after a cursor.
 */
export function usersApi(port: number, token: string, { hasCursors }: { hasCursors: boolean }) {
  const bearer = [`Authorization: Bearer ${token}`]
  const users = '/api/1/users'
  return {
    get: (people) => (connection, n) => http('GET', `${users}/${anyOf(people, connection, n)}`, bearer),
    page: () => () => http('GET', users, bearer),
    list: (query) => () => http('GET', `${users}?${query}`, bearer),
    async pageAt(page, by) {
      if (by === 'number') return () => http('GET', `${users}?page=${page}`, bearer)
      if (!hasCursors) return () => http('GET', `${users}?after=${(page - 1) * 50}`, bearer)
      if (page === 1) return () => http('GET', users, bearer)
      const before = await fetch(`http://127.0.0.1:${port}${users}?page=${page - 1}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      const cursor = before.headers.get('after-cursor')
      return () => http('GET', `${users}?cursor=${cursor}`, bearer)
    },
    create: (run, kind) => (connection, n) =>
      http('POST', users, bearer, person(`p${run}.${connection}.${n}`, kind)),
    update: (people, run) => (connection, n) =>
      http('PUT', `${users}/${anyOf(people, connection, n)}`, bearer, { title: `Title ${run}.${n}` }),
    role: (people) => (connection, n) => {
      const call = n % 2 === 0 ? 'add_roles' : 'remove_roles'
      const id = anyOf(people, connection, Math.floor(n / 2))
      return http('PUT', `${users}/${id}/${call}`, bearer, { role_id_array: [roleId] })
    },
    token: () => () => http('POST', '/auth/oauth2/v2/token', [`Authorization: ${basic}`], grant),
    async login(connections) {
      const run = Date.now()
      const names = Array.from({ length: connections }, (_, connection) => `l${run}.${connection}`)
      const headers = { authorization: `Bearer ${token}` }
      for (const name of names)
        await post(`http://127.0.0.1:${port}${users}`, headers, person(name, 'password'))
      return (connection) =>
        http('POST', '/api/1/login/auth', bearer, {
          username_or_email: `${names[connection]}@example.com`,
          password,
          subdomain: 'bench',
        })
    },
  } satisfies Calls
}

function person(name: string, kind: Kind): object {
  const least = { email: `${name}@example.com`, firstname: 'Ada', lastname: 'Example' }
  if (kind === 'least') return least
  if (kind === 'password') return { ...least, password, password_confirmation: password }
  return {
    ...least,
    username: name,
    title: 'Software Engineer',
    department: 'Engineering',
    company: 'Example Industries',
    phone: '+16135550133',
    group_id: 12,
    role_ids: [201, 202, 206],
    samaccountname: name,
    external_id: name,
    preferred_locale_code: 'en-GB',
    custom_attributes: { cost_center: '4100', location: 'London', contract_type: 'permanent' },
  }
}
