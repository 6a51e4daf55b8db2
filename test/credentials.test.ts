import assert from 'node:assert/strict'
import { CredentialsApi } from '@rollcall/client/directory'
import { operations, type Scope } from '@rollcall/contract'
import { digestOf } from '../server/directory/digest.ts'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn } from './stored.ts'

const credentialsOf = async (directory: Directory): Promise<CredentialsApi> =>
  new CredentialsApi(await directory.client())
const stored = (directory: Directory) =>
  directory.sql('SELECT id, name, client_id, secret_digest, scope, created_at FROM credentials ORDER BY id')
const made = new Date(beginning).toISOString()
const path = '/api/1/credentials'

onEveryDatabase('a credential is made, read, listed, renamed and deleted', async (directory) => {
  const credentials = await credentialsOf(directory)
  const { client_secret, ...hr } = await credentials.createCredential({ name: ' HR ', scope: 'Manage users' })
  assert.match(hr.client_id, /^[a-z0-9]{64}$/)
  assert.match(client_secret, /^[a-z0-9]{64}$/)
  assert.notEqual(hr.client_id, client_secret)
  assert.deepEqual(hr, {
    id: 2,
    name: 'HR',
    client_id: hr.client_id,
    scope: 'Manage users',
    created_at: made,
    last_used_at: null,
  })
  assert.deepEqual(await credentials.getCredential(2), hr)
  assert.deepEqual((await stored(directory))[1], {
    id: 2,
    name: 'HR',
    client_id: hr.client_id,
    secret_digest: digestOf(client_secret),
    scope: 'Manage users',
    created_at: beginning,
  })

  const { items, totalCount } = await credentials.listCredentials({ name: 'h*' })
  assert.deepEqual({ items, totalCount }, { items: [hr], totalCount: 1 })
  const names = []
  for await (const { name } of credentials.listCredentials({ limit: 1 })) names.push(name)
  assert.deepEqual(names, ['Manage All', 'HR'])

  assert.deepEqual(await credentials.updateCredential(2, { name: 'hr' }), { ...hr, name: 'hr' })
  assert.deepEqual(await credentials.updateCredential(2, { scope: 'Read All' }), {
    ...hr,
    name: 'hr',
    scope: 'Read All',
  })
  const { client_secret: other, ...rotated } = await credentials.rotateCredentialSecret(2)
  assert.match(other, /^[a-z0-9]{64}$/)
  assert.notEqual(other, client_secret)
  assert.deepEqual(rotated, { ...hr, name: 'hr', scope: 'Read All' })
  await credentials.deleteCredential(2)
  assert.deepEqual(
    (await stored(directory)).map(({ id }) => id),
    [1],
  )
  assert.equal((await credentials.createCredential({ name: 'HR', scope: 'Read All' })).id, 3)

  const events = (await eventsIn(directory.sql)).slice(0, 5)
  assert.deepEqual(
    events.map(({ type, notes, client_id, changes }) => [type, notes, client_id, changes]),
    [
      [
        'credentialCreated',
        hr.client_id,
        'Manage All',
        {
          id: { before: null, after: 2 },
          name: { before: null, after: 'HR' },
          client_id: { before: null, after: hr.client_id },
          scope: { before: null, after: 'Manage users' },
        },
      ],
      ['credentialUpdated', hr.client_id, 'Manage All', { name: { before: 'HR', after: 'hr' } }],
      [
        'credentialUpdated',
        hr.client_id,
        'Manage All',
        { scope: { before: 'Manage users', after: 'Read All' } },
      ],
      ['credentialSecretRotated', hr.client_id, 'Manage All', undefined],
      [
        'credentialDeleted',
        hr.client_id,
        'Manage All',
        {
          id: { before: 2, after: null },
          name: { before: 'hr', after: null },
          client_id: { before: hr.client_id, after: null },
          scope: { before: 'Read All', after: null },
        },
      ],
    ],
  )
})

onEveryDatabase('the list and one credential hold no secret, and no cache keeps one', async (directory) => {
  const created = await directory.call('POST', path, { body: { name: 'HR', scope: 'Read All' } })
  const rotated = await directory.call('POST', `${path}/2/rotate`)
  for (const answer of [created, rotated]) assert.equal(answer.headers.get('cache-control'), 'no-store')
  const secrets = [created.body.client_secret, rotated.body.client_secret]
  const told = [
    await directory.call('GET', path),
    await directory.call('GET', `${path}/2`),
    await directory.call('PUT', `${path}/2`, { body: { name: 'X' } }),
  ].map(({ text }) => text)
  told.push(
    JSON.stringify(await directory.sql('SELECT * FROM credentials')),
    JSON.stringify(await directory.sql('SELECT * FROM events')),
    JSON.stringify(await directory.sql('SELECT * FROM tokens')),
  )
  for (const text of told) for (const secret of secrets) assert.ok(!text.includes(secret), text)
  for (const text of told.slice(0, 3)) assert.doesNotMatch(text, /secret|digest/)
})

const long = 'x'.repeat(256)
for (const [what, method, where, body, status, message] of [
  ['createCredential refuses an empty body', 'POST', '', {}, 400, 'input parameters is empty'],
  ['createCredential refuses one without a name', 'POST', '', { scope: 'Read All' }, 400, 'name is missing'],
  ['createCredential refuses one without a scope', 'POST', '', { name: 'A' }, 400, 'scope is missing'],
  [
    'createCredential refuses an unknown scope',
    'POST',
    '',
    { name: 'A', scope: 'Everything' },
    422,
    'Validation failed: scope must be one of Authentication Only, Read Users, Manage users, Read All, Manage All',
  ],
  [
    'createCredential refuses a blank name',
    'POST',
    '',
    { name: ' ', scope: 'Read All' },
    422,
    'Validation failed: name must not be empty',
  ],
  [
    'createCredential refuses 256 characters',
    'POST',
    '',
    { name: long, scope: 'Read All' },
    422,
    'Validation failed: name is too long (maximum is 255 characters)',
  ],
  [
    'createCredential refuses a name that another has in other letters',
    'POST',
    '',
    { name: 'hr', scope: 'Read All' },
    422,
    'Validation failed: Name has already been taken',
  ],
  [
    'updateCredential refuses a name that another has',
    'PUT',
    '/1',
    { name: 'hr' },
    422,
    'Validation failed: Name has already been taken',
  ],
  [
    'updateCredential leaves the last credential that may do everything its scope',
    'PUT',
    '/1',
    { name: 'HR', scope: 'Read All' },
    422,
    'Validation failed: Name has already been taken, the last credential with the scope Manage All cannot be given another scope',
  ],
  [
    'deleteCredential leaves the last credential that may do everything',
    'DELETE',
    '/1',
    undefined,
    422,
    'Validation failed: the last credential with the scope Manage All cannot be deleted',
  ],
  ['getCredential refuses an id that is none', 'GET', '/x', undefined, 400, 'ID is incorrect'],
  ['getCredential knows no credential 3', 'GET', '/3', undefined, 404, 'Credential for id 3 was not found'],
  [
    'updateCredential knows no credential 3',
    'PUT',
    '/3',
    { name: 'A' },
    404,
    'Credential for id 3 was not found',
  ],
  [
    'deleteCredential knows no credential 3',
    'DELETE',
    '/3',
    undefined,
    404,
    'Credential for id 3 was not found',
  ],
  [
    'rotateCredentialSecret knows no credential 3',
    'POST',
    '/3/rotate',
    undefined,
    404,
    'Credential for id 3 was not found',
  ],
  [
    'listCredentials refuses an unknown parameter',
    'GET',
    '?scope=x',
    undefined,
    400,
    'query parameter(s) not allowed: scope',
  ],
] as const)
  onEveryDatabase(`${what}, and nothing is changed`, async (directory) => {
    await (await credentialsOf(directory)).createCredential({ name: 'HR', scope: 'Read All' })
    const before = [await stored(directory), await directory.sql('SELECT id FROM events')]
    const answer = await directory.call(method, path + where, { body })
    assert.deepEqual([answer.status, answer.body.message], [status, message])
    assert.deepEqual([await stored(directory), await directory.sql('SELECT id FROM events')], before)
  })

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(
    `the calls on credentials answer to the scope ${scope} as the contract says`,
    async (directory) => {
      await (await credentialsOf(directory)).createCredential({ name: 'HR', scope: 'Read All' })
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      const before = await stored(directory)
      for (const id of [
        'listCredentials',
        'getCredential',
        'updateCredential',
        'createCredential',
        'rotateCredentialSecret',
        'deleteCredential',
      ] as const) {
        const { method, path, scopes, success } = operations[id]
        const body = { updateCredential: { name: 'A' }, createCredential: { name: 'B', scope: 'Read All' } }[
          id as string
        ]
        const answer = await directory.call(method, path.replace('{credential_id}', '2'), { body, headers })
        const isAllowed = (scopes as readonly Scope[]).includes(scope)
        assert.equal(answer.status, isAllowed ? success : 401, `${id} ${answer.text}`)
      }
      if (scope !== 'Manage All') assert.deepEqual(await stored(directory), before)
    },
  )
