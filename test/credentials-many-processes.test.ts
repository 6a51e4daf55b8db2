import assert from 'node:assert/strict'
import { amongProcesses, type Peer, three } from './peers.ts'

const path = '/api/1/credentials'

interface Made {
  readonly id: number
  readonly client_id: string
  readonly client_secret: string
}

const ask = async (peer: Peer, { client_id, client_secret }: Made) =>
  peer.call('POST', '/auth/oauth2/v2/token', {
    body: { grant_type: 'client_credentials', client_id, client_secret },
    headers: { authorization: '' },
  })

const use = async (peer: Peer, token: string): Promise<number> =>
  (await peer.call('GET', '/api/1/users?limit=1', { headers: { authorization: `Bearer ${token}` } })).status

const ends = [
  ['deleteCredential', (peer: Peer, { id }: Made) => peer.call('DELETE', `${path}/${id}`)],
  ['rotateCredentialSecret', (peer: Peer, { id }: Made) => peer.call('POST', `${path}/${id}/rotate`)],
  [
    'updateCredential with another scope',
    (peer: Peer, { id }: Made) => peer.call('PUT', `${path}/${id}`, { body: { scope: 'Read All' } }),
  ],
] as const

amongProcesses(
  'what ends tokens at one server ends them at all from the next call on, under load',
  three,
  async ([a, b, c], { sql }) => {
    for (const [name, end] of ends)
      for (const [ender, user] of [
        [a, b],
        [b, c],
        [c, a],
      ] as const) {
        const body = { name: `${name} ${ender === a ? 1 : ender === b ? 2 : 3}`, scope: 'Read Users' }
        const made: Made = (await a.call('POST', path, { body })).body
        const token: string = (await ask(user, made)).body.access_token
        let isOver = false
        const after: number[] = []
        async function keepCalling(): Promise<void> {
          for (let calls = 0; calls < 3; ) {
            const begunAfter = isOver
            const status = await use(user, token)
            if (begunAfter) after.push(status)
            if (begunAfter) calls++
          }
        }
        const callers = Array.from({ length: 8 }, keepCalling)
        assert.equal(await use(user, token), 200)
        assert.ok((await end(ender, made)).status < 300, name)
        isOver = true
        await Promise.all(callers)
        assert.deepEqual(new Set(after), new Set([401]), name)
        assert.deepEqual(await sql('SELECT digest FROM tokens WHERE credential_id = ?', made.id), [])
        assert.equal((await ask(user, made)).status, name.startsWith('update') ? 200 : 401, name)
      }
  },
)

amongProcesses(
  'of the last two that may do everything, deleted at two servers at once, one is left',
  three,
  async ([a, b, c], { sql }) => {
    for (let round = 0; round < 6; round++) {
      const body = { name: `Second ${round}`, scope: 'Manage All' }
      const made: Made = (await c.call('POST', path, { body })).body
      const token: string = (await ask(c, made)).body.access_token
      const headers = { authorization: `Bearer ${token}` }
      const [{ id: first } = { id: 0 }] = await sql<{ id: number }>('SELECT min(id) AS id FROM credentials')
      const answers = await Promise.all([
        a.call('PUT', `${path}/${first}`, { body: { scope: 'Read All' }, headers }),
        b.call('DELETE', `${path}/${made.id}`, { headers }),
      ])
      const left = await sql("SELECT id FROM credentials WHERE scope = 'Manage All'")
      assert.equal(left.length, 1)
      assert.equal(answers.filter(({ status }) => status < 300).length, 1)
      await sql('DELETE FROM credentials WHERE id <> ?', first)
      await sql("UPDATE credentials SET scope = 'Manage All' WHERE id = ?", first)
      if (answers[0].status < 300) break
    }
  },
)
