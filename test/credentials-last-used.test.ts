import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { CredentialsApi } from '@rollcall/client/directory'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'

const noted = async ({ sql }: Directory, id: number): Promise<number | null> =>
  (await sql<{ last_used_at: number | null }>('SELECT last_used_at FROM credentials WHERE id = ?', id))[0]
    ?.last_used_at ?? null

/** It is noted behind the call, so it may come a moment after the answer. */
async function assertNoted(directory: Directory, id: number, at: number): Promise<void> {
  for (let tries = 0; tries < 200 && (await noted(directory, id)) !== at; tries++) await wait(10)
  assert.equal(await noted(directory, id), at)
}

onEveryDatabase('a credential tells when it was last used, exact to a minute', async (directory) => {
  const { clock } = directory
  const credentials = new CredentialsApi(await directory.client())
  const { id, client_id, client_secret } = await credentials.createCredential({
    name: 'HR',
    scope: 'Read All',
  })
  assert.equal((await credentials.getCredential(id)).last_used_at, null)

  const token = await directory.call('POST', '/auth/oauth2/v2/token', {
    body: { grant_type: 'client_credentials', client_id, client_secret },
    headers: { authorization: '' },
  })
  await assertNoted(directory, id, beginning)
  const headers = { authorization: `Bearer ${token.body.access_token}` }
  const use = (path = '/api/1/users') => directory.call('GET', path, { headers })

  clock.now = beginning + 59_999
  await use()
  clock.now = beginning + 60_000
  await use()
  await assertNoted(directory, id, beginning + 60_000)
  assert.equal((await credentials.getCredential(id)).last_used_at, new Date(beginning + 60_000).toISOString())
  clock.now = beginning + 3_600_000
  assert.equal((await use('/api/1/credentials')).status, 401)
  await assertNoted(directory, id, beginning + 3_600_000)
  clock.now = beginning + 7_200_000
  await use('/auth/rate_limit')
  await assertNoted(directory, id, beginning + 7_200_000)
  assert.deepEqual(
    await directory.sql('SELECT id FROM events WHERE event_type_id NOT IN (9401)'),
    [],
    'that a credential is used is no event',
  )
})

onEveryDatabase('neither a wrong secret nor a token that has ended is a use', async (directory) => {
  const credentials = new CredentialsApi(await directory.client())
  const { id, client_id } = await credentials.createCredential({ name: 'HR', scope: 'Read All' })
  const wrong = await directory.call('POST', '/auth/oauth2/v2/token', {
    body: { grant_type: 'client_credentials', client_id, client_secret: 'wrong' },
    headers: { authorization: '' },
  })
  assert.equal(wrong.status, 401)
  await directory.users.createUser({ username: 'a write that comes after it' })
  assert.equal(await noted(directory, id), null)
})

onEveryDatabase(
  'a call waits for no note: it is answered while nobody can write, and a later one is noted',
  async (directory) => {
    await directory.users.listUsers()
    await assertNoted(directory, 1, beginning)
    directory.clock.now = beginning + 60_000
    await directory.whileWritersAreHeld(async () => {
      for (let call = 0; call < 20; call++) await directory.users.listUsers()
      assert.equal(await noted(directory, 1), beginning)
    })
    directory.clock.now = beginning + 120_000
    await directory.users.listUsers()
    await assertNoted(directory, 1, beginning + 120_000)
  },
)
