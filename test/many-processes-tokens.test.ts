import assert from 'node:assert/strict'
import { digestOf } from '../server/directory/digest.ts'
import { openConnections } from './connections.ts'
import { path } from './peer-lists.ts'
import { amongProcesses, type Peer, three } from './peers.ts'

const tokenPath = '/auth/oauth2/v2/token'

interface Pair {
  readonly access_token: string
  readonly refresh_token: string
}

const headersOf = ({ access_token }: Pair) => ({ authorization: `Bearer ${access_token}` })
const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`Manage All:${secret}`).toString('base64')}`,
})
const secret = 'secret of Manage All'

const ask = (peer: Peer, known = secret) =>
  peer.call('POST', tokenPath, { body: { grant_type: 'client_credentials' }, headers: basic(known) })

const use = async (peer: Peer, pair: Pair): Promise<number> =>
  (await peer.call('GET', `${path}?limit=1`, { headers: headersOf(pair) })).status

const refresh = (peer: Peer, pair: Pair) =>
  peer.call('POST', tokenPath, {
    body: { grant_type: 'refresh_token', ...pair },
    headers: { authorization: '' },
  })

const revoke = async (peer: Peer, { access_token }: Pair): Promise<void> => {
  const answer = await peer.call('POST', '/auth/oauth2/revoke', {
    body: { access_token },
    headers: basic(secret),
  })
  assert.equal(answer.status, 200)
}

amongProcesses(
  'a token that one server gives is good at the others at once, and one that it takes back at none',
  three,
  async ([a, b, c], { sql }) => {
    for (const [giver, renewer, taker] of [
      [a, b, c],
      [b, c, a],
      [c, a, b],
    ] as const) {
      const others = [renewer, taker]
      const first: Pair = (await ask(giver)).body
      for (const peer of others) assert.equal(await use(peer, first), 200)
      for (const peer of others) assert.equal((await ask(peer)).body.access_token, first.access_token)

      const { access_token, refresh_token } = (await refresh(renewer, first)).body
      const second = { access_token, refresh_token }
      for (const peer of [a, b, c])
        assert.deepEqual([await use(peer, first), await use(peer, second)], [401, 200])
      assert.equal((await refresh(giver, first)).status, 401)

      await revoke(taker, second)
      for (const peer of [a, b, c]) assert.equal(await use(peer, second), 401)
      assert.deepEqual(
        await sql(
          'SELECT digest FROM tokens WHERE digest IN (?, ?)',
          digestOf(first.access_token),
          digestOf(access_token),
        ),
        [],
      )
    }
  },
)

/** Many callers with one token at one server, until `end` has made it bad. None of them may be answered after that. */
async function assertEndsAtOnce(peer: Peer, pair: Pair, end: () => Promise<unknown>): Promise<void> {
  const calls: { begun: number; status: number }[] = []
  let endedAt = Number.POSITIVE_INFINITY
  async function keepCalling(): Promise<void> {
    for (let after = 0; after < 3; ) {
      const begun = performance.now()
      if (begun > endedAt) after++
      calls.push({ begun, status: await use(peer, pair) })
    }
  }
  const callers = Array.from({ length: 16 }, keepCalling)
  while (calls.length < 40) await Promise.race([use(peer, pair), ...callers])
  await end()
  endedAt = performance.now()
  await Promise.all(callers)
  const [before, after] = [
    calls.filter(({ begun }) => begun <= endedAt),
    calls.filter(({ begun }) => begun > endedAt),
  ]
  assert.ok(before.some(({ status }) => status === 200))
  assert.deepEqual(new Set(after.map(({ status }) => status)), new Set([401]))
}

amongProcesses(
  'no call with a token begins after its revocation on another server and is answered, under load',
  three,
  async ([a, b, c], { sql }) => {
    for (let round = 0; round < 6; round++) {
      const pair: Pair = (await ask(a)).body
      await assertEndsAtOnce(round % 2 ? b : c, pair, () => revoke(a, pair))
    }
    assert.deepEqual(await sql('SELECT digest FROM tokens'), [])
  },
)

amongProcesses(
  'a credential that gets another secret from a new server has lost its tokens and its secret on all others',
  [{}],
  async ([a], { start, sql }) => {
    const pair: Pair = (await ask(a)).body
    const clientSecret = 'another secret'
    await assertEndsAtOnce(a, pair, () => start({ clientSecret }))
    assert.equal((await ask(a)).status, 401)
    const renewed = await ask(a, clientSecret)
    assert.equal(renewed.status, 200)
    assert.equal(await use(a, renewed.body), 200)
    assert.deepEqual(await sql('SELECT secret_digest FROM credentials'), [
      { secret_digest: digestOf(clientSecret) },
    ])
  },
)

const limited = { rateLimit: 50 }

amongProcesses(
  'a rate limit is counted together: of 200 calls over three servers 50 are answered, each with its own Remaining',
  [limited, limited, limited],
  async (peers, { sql }) => {
    const open = (peer: Peer) => openConnections((method) => peer.call(method, '/auth/rate_limit'), 30)
    for (const peer of peers) await open(peer)
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => (peers[at % 3] as Peer).call('GET', path)),
    )
    const answered = answers.filter(({ status }) => status === 200)
    const refused = answers.filter(({ status }) => status === 429)
    assert.deepEqual([answered.length, refused.length], [50, 150])
    const remaining = (list: typeof answers) =>
      list.map(({ headers }) => Number(headers.get('x-ratelimit-remaining')))
    assert.deepEqual(
      remaining(answered).sort((x, y) => x - y),
      Array.from({ length: 50 }, (_, at) => at),
    )
    assert.deepEqual(new Set(remaining(refused)), new Set([0]))
    for (const peer of peers)
      assert.equal((await peer.call('GET', '/auth/rate_limit')).body.data['X-RateLimit-Remaining'], 0)
    assert.deepEqual(await sql('SELECT name, count FROM tallies'), [{ name: 'calls', count: 200 }])
  },
)
