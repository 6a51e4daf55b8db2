import { clientBehaviour, clientPart } from './client/part.ts'
import { fields, filters } from './filters.ts'
import { firstUsePart } from './first-use.ts'
import { mixedPart } from './mixed.ts'
import type { Part } from './part.ts'
import { passwordsPart } from './passwords.ts'
import { restartPart } from './postgres-restart.ts'
import { type Load, loadsPart } from './rates.ts'
import { soakPart } from './soak/part.ts'
import { startPart } from './start.ts'

/** At so many requests a second a page is asked for, where the figure is how long it takes. */
const pace = 200
const paced = { connections: 16, pace, ratio: 'processor' } as const

/** A write with one caller, with some, and with many. */
const atOnce = (what: string, request: Load['request']): Load[] =>
  [1, 16, 64].map((connections) => ({
    what: `${what}, ${connections} connection${connections > 1 ? 's' : ''}`,
    connections,
    ratio: 'rate',
    // What they do with 64 says enough.
    isWithoutPeers: connections < 64,
    request,
  }))

/** Everything that is measured, in the order in which it is. Reads come before what makes the directory another one. */
export const parts: readonly Part[] = [
  startPart,
  loadsPart({ name: 'get', title: 'One user by id', note: 'Another user each time.', sizes: 'each' }, [
    {
      what: 'get a user by id',
      connections: 32,
      ratio: 'processor',
      request: ({ get }, people) => get?.(people),
    },
  ]),
  loadsPart({ name: 'page', title: 'A page of 50', note: 'The first 50 users of all.', sizes: 'each' }, [
    { what: 'page of 50', connections: 32, ratio: 'processor', request: ({ page }) => page?.() },
    {
      what: `page of 50, fields=${fields}`,
      connections: 32,
      ratio: 'processor',
      request: ({ list }) => list?.(`fields=${fields}`),
    },
  ]),
  loadsPart(
    {
      name: 'filters',
      title: 'A page of 50 by each kind of filter',
      note: `How long an answer takes at ${pace} requests a second. The first use of a filter is told beside it: Rollcall remembers who matches.`,
      sizes: 'each',
    },
    filters.map(({ title, query }) => ({
      what: `page by ${title}`,
      ...paced,
      request: ({ list }) => list?.(query),
    })),
  ),
  firstUsePart,
  loadsPart(
    {
      name: 'depth',
      title: 'The first, a middle and the last page of 50',
      note: `How long an answer takes at ${pace} requests a second, wherever the page lies.`,
      sizes: 'each',
    },
    (people) => {
      const last = Math.ceil(people / 50)
      const places = { first: 1, middle: Math.ceil(last / 2), last }
      return Object.entries(places).flatMap(([place, page]) =>
        (['number', 'cursor'] as const).map((by) => ({
          what: `${place} page by ${by}`,
          ...paced,
          request: ({ pageAt }) => pageAt?.(page, by),
        })),
      )
    },
  ),
  loadsPart(
    {
      name: 'create',
      title: 'Create a user',
      note: 'Without a password; answered when it is on disk.',
      sizes: 'each',
    },
    atOnce('create', ({ create }, _people, run) => create?.(run, 'least')),
  ),
  loadsPart(
    {
      name: 'update',
      title: 'Update a user',
      note: 'Another title for another user each time; answered when it is on disk.',
      sizes: 'smallest',
    },
    atOnce('update', ({ update }, people, run) => update?.(people, run)),
  ),
  loadsPart(
    {
      name: 'role',
      title: 'Give a role and take it',
      note: 'In turns, another user each time; answered when it is on disk.',
      sizes: 'smallest',
    },
    atOnce('role change', ({ role }, people) => role?.(people)),
  ),
  loadsPart(
    {
      name: 'import',
      title: 'Import many users',
      note: 'One create for each, as fast as 64 connections can, with 17 members, 3 roles and 3 custom attributes.',
      sizes: 'smallest',
    },
    [
      {
        what: 'import of full users',
        connections: 64,
        ratio: 'rate',
        request: ({ create }, _people, run) => create?.(run, 'full'),
      },
    ],
  ),
  loadsPart(
    {
      name: 'token',
      title: 'Get a token',
      note: 'With the secret of a credential in the header; the living token is given again.',
      sizes: 'smallest',
    },
    [{ what: 'token', connections: 32, ratio: 'processor', request: ({ token }) => token?.() }],
  ),
  passwordsPart,
  loadsPart(
    {
      name: 'login',
      title: 'Log in with a password',
      note: 'On all cores, as many people as connections; each opens a session and leaves an event.',
      sizes: 'smallest',
    },
    [
      {
        what: 'login',
        connections: 16,
        ratio: 'rate',
        cores: 'all',
        request: ({ login }) => login?.(16),
      },
    ],
  ),
  mixedPart,
  clientPart,
  clientBehaviour,
  restartPart,
  soakPart,
]
