import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { CredentialsApi } from '@rollcall/client/directory'
import { type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn } from './stored.ts'

type Made = Awaited<ReturnType<CredentialsApi['createCredential']>>

const credentialsOf = async (directory: Directory): Promise<CredentialsApi> =>
  new CredentialsApi(await directory.client())

const ask = (directory: Directory, client_id: string, client_secret: string) =>
  directory.call('POST', '/auth/oauth2/v2/token', {
    body: { grant_type: 'client_credentials', client_id, client_secret },
    headers: { authorization: '' },
  })

async function use(directory: Directory, token: string, method = 'GET', path = '/api/1/users') {
  return (await directory.call(method, path, { headers: { authorization: `Bearer ${token}` } })).status
}

/** A credential with a token that works. */
async function signedIn(
  directory: Directory,
  { client_id, client_secret }: Pick<Made, 'client_id' | 'client_secret'>,
): Promise<{ access_token: string; refresh_token: string }> {
  const answer = await ask(directory, client_id, client_secret)
  assert.equal(answer.status, 200, answer.text)
  assert.equal(await use(directory, answer.body.access_token), 200)
  return answer.body
}

const refreshed = async (directory: Directory, pair: { access_token: string; refresh_token: string }) =>
  (
    await directory.call('POST', '/auth/oauth2/v2/token', {
      body: { grant_type: 'refresh_token', ...pair },
      headers: { authorization: '' },
    })
  ).status

const tokensOf = (directory: Directory, id: number) =>
  directory.sql('SELECT digest FROM tokens WHERE credential_id = ?', id)

onEveryDatabase(
  'a deleted credential is refused from the next call on, with all it had',
  async (directory) => {
    const credentials = await credentialsOf(directory)
    const made = await credentials.createCredential({ name: 'HR', scope: 'Read Users' })
    const pair = await signedIn(directory, made)
    await credentials.deleteCredential(made.id)
    assert.equal(await use(directory, pair.access_token), 401)
    assert.equal(await refreshed(directory, pair), 401)
    assert.equal((await ask(directory, made.client_id, made.client_secret)).status, 401)
    assert.deepEqual(await tokensOf(directory, made.id), [])
  },
)

onEveryDatabase(
  'a new secret ends the old one and its tokens at once, and works itself',
  async (directory) => {
    const credentials = await credentialsOf(directory)
    const made = await credentials.createCredential({ name: 'HR', scope: 'Read Users' })
    const pair = await signedIn(directory, made)
    const rotated = await credentials.rotateCredentialSecret(made.id)
    assert.equal(await use(directory, pair.access_token), 401)
    assert.equal(await refreshed(directory, pair), 401)
    assert.equal((await ask(directory, made.client_id, made.client_secret)).status, 401)
    await signedIn(directory, rotated)
  },
)

onEveryDatabase('another scope ends the tokens, and the next ones have it', async (directory) => {
  const credentials = await credentialsOf(directory)
  const made = await credentials.createCredential({ name: 'HR', scope: 'Manage users' })
  const { access_token } = await signedIn(directory, made)
  await credentials.updateCredential(made.id, { name: 'Human Resources', scope: 'Manage users' })
  assert.equal(await use(directory, access_token), 200)
  await credentials.updateCredential(made.id, { scope: 'Read Users' })
  assert.equal(await use(directory, access_token), 401)
  const next = await signedIn(directory, made)
  assert.equal(await use(directory, next.access_token, 'DELETE', '/api/1/users/1'), 401)
})

onEveryDatabase('a credential may delete itself when another one may do everything', async (directory) => {
  const credentials = await credentialsOf(directory)
  const made = await credentials.createCredential({ name: 'Second', scope: 'Manage All' })
  const { access_token } = await signedIn(directory, made)
  assert.equal(await use(directory, access_token, 'DELETE', '/api/1/credentials/2'), 204)
  assert.equal(await use(directory, access_token, 'DELETE', '/api/1/credentials/2'), 401)
  const last = (await eventsIn(directory.sql)).at(-1)
  assert.deepEqual(
    [last?.type, last?.notes, last?.client_id],
    ['credentialDeleted', made.client_id, made.client_id],
  )
})

onEveryDatabase(
  'of credentials that delete each other at once, one that may do everything is left',
  async (directory) => {
    const credentials = await credentialsOf(directory)
    const tokens: string[] = [await directory.token()]
    for (let n = 2; n <= 6; n++) {
      const made = await credentials.createCredential({ name: `Credential ${n}`, scope: 'Manage All' })
      tokens.push((await signedIn(directory, made)).access_token)
    }
    const ids = [1, 2, 3, 4, 5, 6]
    const answers = await Promise.all(
      ids.map((id, at) =>
        directory.call(id % 2 ? 'DELETE' : 'PUT', `/api/1/credentials/${id}`, {
          headers: { authorization: `Bearer ${tokens[(at + 1) % 6]}` },
          ...(id % 2 === 0 && { body: { scope: 'Read All' } }),
        }),
      ),
    )
    const left = await directory.sql("SELECT id FROM credentials WHERE scope = 'Manage All'")
    assert.ok(left.length >= 1)
    assert.equal(6 - left.length, answers.filter(({ status }) => status < 300).length)
    for (const { status } of answers) assert.ok([200, 204, 401, 422].includes(status), String(status))
  },
)

onEveryDatabase('no token that was asked for with the old secret outlives its end', async (directory) => {
  const credentials = await credentialsOf(directory)
  for (let round = 0; round < 10; round++) {
    const made = await credentials.createCredential({ name: `Round ${round}`, scope: 'Read Users' })
    const ends = round % 2 ? 'DELETE' : 'POST'
    const where = `/api/1/credentials/${made.id}${round % 2 ? '' : '/rotate'}`
    const asked = Array.from({ length: 24 }, async (_, at) => {
      await wait(at / 4)
      return ask(directory, made.client_id, made.client_secret)
    })
    const [ended, ...answers] = await Promise.all([directory.call(ends, where), ...asked])
    assert.ok(ended.status < 300)
    for (const { status, text } of answers) assert.ok(status === 200 || status === 401, text)
    for (const { body } of answers.filter(({ status }) => status === 200))
      assert.equal(await use(directory, body.access_token), 401)
    assert.deepEqual(await tokensOf(directory, made.id), [])
  }
})

onEveryDatabase(
  'a credential that a start has left behind does not count as one that is left',
  async (directory) => {
    await directory.sql(
      `INSERT INTO credentials (client_id, secret_digest, scope, name, name_key, created_at)
     VALUES ('seed file 1', 'x', 'Manage All', 'seed file 1', 'seed file 1', 0)`,
    )
    assert.equal((await directory.call('DELETE', '/api/1/credentials/1')).status, 422)
  },
)
