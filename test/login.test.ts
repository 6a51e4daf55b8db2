import assert from 'node:assert/strict'
import { LoginApi } from '@rollcall/client/directory'
import { operations, type User } from '@rollcall/contract'
import { beginning, onEveryDatabase } from './harness.ts'
import { createAda, logIn, outcomeOf, right, setPolicy } from './logins.ts'
import { eventsIn, eventsOf, putStored, storedUser } from './stored.ts'

const iso = (time: number): string => new Date(time).toISOString()
const hour = 3_600_000
const day = 24 * hour

onEveryDatabase('createSessionLoginToken opens a session and says whose it is', async (directory) => {
  const before = await createAda(directory)
  await putStored(directory.sql, 1, { invalid_login_attempts: 3 })
  directory.clock.now += hour
  const login = new LoginApi(await directory.client('Authentication Only'))
  const answer = await login.createSessionLoginToken({ username_or_email: 'ada', password: right })
  const [data] = answer.data
  assert.match(data?.session_token ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual(answer, {
    status: { error: false, code: 200, type: 'success', message: 'Success' },
    data: [
      {
        status: 'Authenticated',
        user: { id: 1, username: 'ada', email: 'ada@example.com', firstname: 'Ada', lastname: 'Byron' },
        return_to_url: null,
        expires_at: iso(beginning + 9 * hour),
        session_token: data?.session_token,
      },
    ],
  })
  assert.deepEqual(await storedUser(directory.sql, 1), { ...before, last_login: iso(beginning + hour) })
  assert.deepEqual(await directory.sql('SELECT * FROM login_attempts'), [])
  const event = (await eventsOf(directory.sql, 1)).at(-1)
  assert.deepEqual(
    [event?.type, event?.client_id, event?.changes],
    [
      'loggedIn',
      'Authentication Only',
      {
        invalid_login_attempts: { before: 3, after: 0 },
        last_login: { before: null, after: iso(beginning + hour) },
      },
    ],
  )
})

for (const name of ['ada', 'ADA', ' ada\t', 'Ada@Example.COM', 'ａｄａ'])
  onEveryDatabase(`a login by the name ${JSON.stringify(name)}`, async (directory) => {
    await createAda(directory)
    const answer = await logIn(directory, right, { username_or_email: name })
    assert.equal(answer.status, 200, answer.text)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  })

onEveryDatabase('the optional members of a login', async (directory) => {
  await createAda(directory)
  const address = 'https://portal.example.com/?a=b'
  const [login] = (
    await logIn(directory, right, {
      subdomain: 'acme',
      return_to_url: address,
      ip_address: '2001:db8::7',
      browser_id: 'b',
      fields: 'email, lastname',
      anything: { else: 1 },
    })
  ).body.data
  assert.deepEqual(login.user, { id: 1, email: 'ada@example.com', lastname: 'Byron' })
  assert.equal(login.return_to_url, address)
  await logIn(directory, 'wrong', { ip_address: '192.0.2.300' })
  const told = (await eventsIn(directory.sql)).slice(-2).map(({ type, ipaddr }) => [type, ipaddr])
  assert.deepEqual(told, [
    ['loggedIn', '2001:db8::7'],
    ['loginFailed', '127.0.0.1'],
  ])
  assert.deepEqual(await directory.sql('SELECT ip_address FROM sessions'), [{ ip_address: '2001:db8::7' }])
})

for (const [what, body, message] of [
  ['an empty body', {}, 'input parameters is empty'],
  ['a list', '["ada"]', 'input has incorrect data type. It should be -> object'],
  ['a login without a name', { password: right }, 'username_or_email is missing'],
  ['a login without a password', { username_or_email: 'ada' }, 'password is missing'],
  [
    'a number as password',
    { username_or_email: 'ada', password: 1 },
    'password has incorrect data type. It should be -> string',
  ],
  [
    'an empty password',
    { username_or_email: 'ada', password: '' },
    'password is invalid: it is too short (minimum is 1 characters)',
  ],
  [
    'a password of 257 characters',
    { username_or_email: 'ada', password: 'x'.repeat(257) },
    'password is invalid: it is too long (maximum is 256 characters)',
  ],
  [
    'a name of 256 characters',
    { username_or_email: 'x'.repeat(256), password: 'x' },
    'username_or_email is invalid: it is too long (maximum is 255 characters)',
  ],
  [
    'a password with the character NUL',
    { username_or_email: 'ada', password: 'x\0' },
    'password is invalid: it holds a character that is no text',
  ],
  [
    'half a character in the name',
    { username_or_email: '\ud83d', password: 'x' },
    'username_or_email is invalid: it holds a character that is no text',
  ],
  [
    'a field that is none',
    { username_or_email: 'ada', password: right, fields: 'id,password' },
    'fields is invalid: it may name id, username, email, firstname, lastname',
  ],
] as const)
  onEveryDatabase(`a login refuses ${what}, and it counts as no guess`, async (directory) => {
    const before = await createAda(directory)
    const answer = await directory.call('POST', '/api/1/login/auth', { body })
    assert.deepEqual([answer.status, answer.body.message], [400, message])
    assert.deepEqual(await storedUser(directory.sql, 1), before)
    assert.equal((await eventsIn(directory.sql)).length, 1)
  })

onEveryDatabase(
  'who is unknown, has another password or none is refused in the same words',
  async (directory) => {
    await createAda(directory)
    await directory.users.createUser({ username: 'bo' })
    const answers = [
      await logIn(directory, 'wrong'),
      await logIn(directory, right, { username_or_email: 'nobody' }),
      await logIn(directory, right, { username_or_email: ' ' }),
      await logIn(directory, right, { username_or_email: 'bo' }),
    ]
    const message = 'Authentication Failed: Invalid user credentials'
    for (const { status, text, headers } of answers) {
      assert.equal(status, 401)
      assert.equal(text, JSON.stringify({ error: true, code: 401, type: 'Unauthorized', message }))
      assert.deepEqual([...headers.keys()], [...(answers[0]?.headers.keys() ?? [])])
    }
    const told = (await eventsIn(directory.sql)).slice(-4)
    assert.deepEqual(
      told.map(({ type, user_id, user_name, error_description }) => [
        type,
        user_id,
        user_name,
        error_description,
      ]),
      [
        ['loginFailed', 1, 'ada', 'Invalid user credentials'],
        ['loginFailed', undefined, undefined, 'Invalid user credentials'],
        ['loginFailed', undefined, undefined, 'Invalid user credentials'],
        ['loginFailed', 2, 'bo', 'Invalid user credentials'],
      ],
    )
  },
)

const mayNot: readonly [what: string, members: Partial<User>, refusal: string][] = [
  ['is unapproved', { state: 0 }, 'User is not approved'],
  ['is rejected', { state: 2 }, 'User is rejected'],
  ['is unlicensed', { state: 3 }, 'User is unlicensed'],
  ['is unapproved and suspended', { state: 0, status: 2 }, 'User is not approved'],
  ['is not activated', { status: 0 }, 'User is not activated'],
  ['is suspended', { status: 2 }, 'User is suspended'],
  ['has an expired password', { status: 4 }, 'Password is expired'],
  ['awaits a password reset', { status: 5 }, 'Password must be reset'],
  ['has a pending password', { status: 7 }, 'Password is pending'],
  ['has security questions to answer', { status: 8 }, 'Security questions are not answered'],
]
for (const [what, members, refusal] of mayNot)
  onEveryDatabase(`who ${what} is told so after the right password, and not before`, async (directory) => {
    await createAda(directory)
    await putStored(directory.sql, 1, members)
    assert.equal(outcomeOf(await logIn(directory, 'wrong')), 'Invalid user credentials')
    const before = await storedUser(directory.sql, 1)
    const answer = await logIn(directory)
    assert.deepEqual([answer.status, outcomeOf(answer)], [401, refusal])
    assert.deepEqual(await storedUser(directory.sql, 1), before)
    assert.deepEqual(await directory.sql('SELECT * FROM sessions'), [])
    const event = (await eventsIn(directory.sql)).at(-1)
    assert.deepEqual([event?.type, event?.user_id, event?.error_description], ['loginFailed', 1, refusal])
  })

onEveryDatabase(
  'a locked user is refused whatever the password, and no guess is counted',
  async (directory) => {
    await createAda(directory)
    await directory.users.lockAccountUser(1, { locked_until: 0 })
    const before = await storedUser(directory.sql, 1)
    for (const password of [right, 'wrong'])
      assert.equal(outcomeOf(await logIn(directory, password)), 'User is locked')
    assert.deepEqual(await storedUser(directory.sql, 1), before)
    const told = (await eventsIn(directory.sql)).slice(-2)
    for (const { type, error_description } of told)
      assert.deepEqual([type, error_description], ['loginFailed', 'User is locked'])
    directory.clock.now += 15 * 60_000
    assert.equal(outcomeOf(await logIn(directory)), 'logged in')
  },
)

for (const [what, days, age, outcome] of [
  ['on its last day', 90, 90 * day - 1, 'logged in'],
  ['when its days are over', 90, 90 * day, 'Password is expired'],
  ['without a number of days', null, 9000 * day, 'logged in'],
] as const)
  onEveryDatabase(`a password that may last some days, ${what}: ${outcome}`, async (directory) => {
    await createAda(directory)
    await setPolicy(directory, 'password_expires_after_days', days)
    await putStored(directory.sql, 1, { password_changed_at: iso(beginning - age) })
    assert.equal(outcomeOf(await logIn(directory, 'wrong')), 'Invalid user credentials')
    assert.equal((await storedUser(directory.sql, 1)).status, 1)
    assert.equal(outcomeOf(await logIn(directory)), outcome)
    const { status, updated_at } = await storedUser(directory.sql, 1)
    const told = (await eventsOf(directory.sql, 1)).slice(-2)
    if (outcome === 'logged in') {
      assert.equal(status, 1)
      return
    }
    assert.deepEqual([status, updated_at], [4, iso(beginning)])
    assert.deepEqual(
      told.map(({ type, changes }) => [type, changes.status]),
      [
        ['passwordExpired', { before: 1, after: 4 }],
        ['loginFailed', undefined],
      ],
    )
    await directory.users.updatePasswordInsecure(1, {
      password: 'New one 7',
      password_confirmation: 'New one 7',
    })
    assert.equal(outcomeOf(await logIn(directory, 'New one 7')), 'logged in')
  })

onEveryDatabase('a password whose day of change is not known is as old as its user', async (directory) => {
  await createAda(directory)
  await putStored(directory.sql, 1, { password_changed_at: null, created_at: iso(beginning - day) })
  await setPolicy(directory, 'password_expires_after_days', 1)
  assert.equal(outcomeOf(await logIn(directory)), 'Password is expired')
})

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(
    `the calls on logins answer to the scope ${scope} as the contract says`,
    async (directory) => {
      await createAda(directory)
      const [{ session_token }] = (await logIn(directory)).body.data
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      for (const [id, path, body] of [
        ['createSessionLoginToken', '/api/1/login/auth', { username_or_email: 'ada', password: right }],
        ['verifySession', '/api/1/sessions/verify', { session_token }],
        ['listUserSessions', '/api/1/users/1/sessions', undefined],
      ] as const) {
        const { method, scopes } = operations[id]
        const answer = await directory.call(method, path, { body, headers })
        assert.equal(answer.status, (scopes as readonly string[]).includes(scope) ? 200 : 401, id)
      }
    },
  )
