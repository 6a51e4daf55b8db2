import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { countAdmitted, logIn, outcomeOf, right, setPolicy, tallied } from './logins.ts'
import { amongProcesses, type Peer, type Shared, two } from './peers.ts'
import { eventsOf, storedUser } from './stored.ts'

async function createAda(peer: Peer): Promise<void> {
  const body = { username: 'ada', password: right, password_confirmation: right }
  assert.equal((await peer.call('POST', '/api/1/users', { body })).status, 201)
}

const guesses = (peers: readonly Peer[], passwords: readonly string[]) =>
  Promise.all(passwords.map((password, at) => logIn(peers[at % peers.length] as Peer, password)))

const wrong = (count: number): string[] => Array.from({ length: count }, (_, at) => `wrong ${at}`)
const attempts = ({ sql }: Shared) => sql('SELECT id FROM login_attempts')

const verify = async (peer: Peer, session_token: string): Promise<number> =>
  (await peer.call('POST', '/api/1/sessions/verify', { body: { session_token } })).status

amongProcesses(
  'of 200 wrong guesses at two servers as many are verified as the policy allows',
  two,
  async (peers, shared) => {
    await createAda(peers[0])
    const admitted = await countAdmitted(shared)
    assert.deepEqual(tallied(await guesses(peers, wrong(200))), {
      'Invalid user credentials': 5,
      'User is locked': 195,
    })
    assert.equal(await admitted(), 5)
    const told = (await eventsOf(shared.sql, 1)).map(({ type }) => type)
    assert.equal(told.filter((type) => type === 'userLockedByFailures').length, 1)
    assert.deepEqual(await attempts(shared), [])
  },
)

amongProcesses(
  'right passwords among wrong ones at two servers are not punished',
  two,
  async (peers, shared) => {
    await createAda(peers[0])
    for (let round = 0; round < 4; round++) {
      const passwords = wrong(60).map((password, at) => (at % 20 === round ? right : password))
      const answers = await guesses(peers, passwords)
      const mine = answers.filter((_, at) => passwords[at] === right).map(outcomeOf)
      assert.ok(mine.every((outcome) => outcome === 'logged in' || outcome === 'User is locked'))
      const { 'logged in': loggedIn = 0, 'Invalid user credentials': failed = 0 } = tallied(answers)
      assert.ok(failed >= 5 && failed <= 5 + 4 * loggedIn, `${failed} wrong ones, ${loggedIn} right ones`)
      assert.equal((await storedUser(shared.sql, 1)).status, 3)
      const unlocked = await peers[1].call('POST', '/api/2/users/1/unlock')
      assert.equal(unlocked.status, 200)
      assert.equal(outcomeOf(await logIn(peers[0])), 'logged in')
    }
    assert.deepEqual(await attempts(shared), [])
  },
)

amongProcesses(
  'who waits at one server goes on when another one has settled',
  two,
  async ([a, b], shared) => {
    await createAda(a)
    await setPolicy(shared, 'maximum_invalid_attempts', 1)
    assert.deepEqual(tallied(await guesses([a, b], Array(20).fill(right))), { 'logged in': 20 })
    assert.deepEqual(await attempts(shared), [])
  },
)

amongProcesses(
  'a session is good at every server, and log out ends it at every one',
  two,
  async ([a, b], shared) => {
    await createAda(a)
    for (const [here, there] of [
      [a, b],
      [b, a],
    ] as const) {
      const { session_token } = (await logIn(here)).body.data[0]
      assert.deepEqual([await verify(here, session_token), await verify(there, session_token)], [200, 200])
      assert.equal((await there.call('PUT', '/api/1/users/1/logout')).status, 200)
      assert.deepEqual([await verify(here, session_token), await verify(there, session_token)], [401, 401])
    }
    const { session_token } = (await logIn(a)).body.data[0]
    await b.call('PUT', '/api/1/users/1/lock_user', { body: { locked_until: 0 } })
    assert.equal(await verify(a, session_token), 401)
    assert.equal(outcomeOf(await logIn(a)), 'User is locked')
    assert.equal((await shared.sql('SELECT id FROM sessions')).length, 1)
  },
)

amongProcesses(
  'guesses of a server that is killed hold others up until they expire, and no longer',
  two,
  async ([survivor, victim], shared) => {
    await createAda(survivor)
    const { sql } = shared
    const dying = Promise.allSettled(wrong(4).map((password) => logIn(victim, password)))
    while ((await attempts(shared)).length === 0) await pause(1)
    await victim.end('SIGKILL')
    await dying
    const left = (await attempts(shared)).length
    const { invalid_login_attempts: failures = 0, status } = await storedUser(sql, 1)
    assert.ok(
      left + (failures ?? 0) <= 4,
      'what was under way and what has failed are no more than were sent',
    )
    assert.equal(status, 1)
    // Their time is over.
    await sql('UPDATE login_attempts SET expires_at = ?', Date.now() - 1)
    assert.equal(outcomeOf(await logIn(survivor)), 'logged in')
    assert.deepEqual(await attempts(shared), [])
  },
)
