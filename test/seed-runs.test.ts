import assert from 'node:assert/strict'
import { onEveryDatabase } from './harness.ts'
import { applyText, planOf } from './seeding.ts'
import { eventsIn } from './stored.ts'

const peopleFile = (count: number, more = '') =>
  `users:\n${Array.from({ length: count }, (_, n) => `  - { username: u${n}${more}${n > 0 ? `, manager: u${(n - 1) >> 2}` : ''} }\n`).join('')}`

onEveryDatabase(
  'prune deletes what is not in the file, of the kinds that it has a section for',
  async (directory) => {
    await applyText(
      directory,
      'policies: [{ name: P }]\ngroups: [{ name: A }, { name: B, policy: P }]\nusers: [{ username: ada, group: B }, { username: bo }]',
    )
    const prune = (text: string) => planOf(directory, text, { isPruning: true })
    for (const [text, ...plan] of [
      ['groups: [{ name: A }]', '- group "B"'],
      ['groups: []', '- group "A"', '- group "B"'],
      ['users: [{ username: ADA }]', '~ user "ADA"', 'username: ada → ADA', '- user "bo"'],
      ['policies: []', '- policy "P"'],
      ['policies: [{ name: P }]'],
      [
        'policies: []\ngroups: []\nusers: []',
        '- user "ada"',
        '- user "bo"',
        '- group "A"',
        '- group "B"',
        '- policy "P"',
      ],
      ['{}'],
    ] as const)
      assert.deepEqual(await prune(text), plan, text)

    const { sum } = await applyText(directory, 'groups: []\nusers: [{ username: ada }]', { isPruning: true })
    assert.equal(sum, '0 created, 0 changed, 3 deleted')
    assert.deepEqual(await directory.sql('SELECT count(*) AS n FROM groups'), [{ n: 0 }])
    const [ada] = await directory.sql<{ body: string }>('SELECT body FROM users')
    assert.deepEqual(
      [JSON.parse(ada?.body ?? '').username, JSON.parse(ada?.body ?? '').group_id],
      ['ada', null],
    )
  },
)

onEveryDatabase(
  'a signal lets what is under way be finished, and the same file goes on from there',
  async (directory) => {
    const stopping = new AbortController()
    const file = peopleFile(60)
    let written = 0
    const { sum, calls } = await applyText(directory, file, {
      signal: stopping.signal,
      mayApply: () => {
        const timer = setInterval(async () => {
          ;[{ written }] = (await directory.sql('SELECT count(*) AS written FROM users')) as [
            { written: number },
          ]
          if (written > 0) stopping.abort()
          if (stopping.signal.aborted) clearInterval(timer)
        }, 1)
        return true
      },
    })
    const [{ n = 0 } = {}] = await directory.sql<{ n: number }>('SELECT count(*) AS n FROM users')
    assert.ok(n > 0 && n < 60, `${n}`)
    assert.equal(sum, `${n} created, 0 changed, 0 deleted`)
    assert.equal(calls.filter((call) => call.startsWith('POST')).length, Number(n))

    const rest = await applyText(directory, file)
    assert.equal(rest.sum, `${60 - Number(n)} created, 0 changed, 0 deleted`)
    assert.deepEqual(await planOf(directory, file), [])
  },
)

onEveryDatabase(
  'a few users are looked up by name, many are read page by page',
  async (directory) => {
    const few = await applyText(directory, 'users: [{ username: new.one }, { email: new.two@example.com }]')
    assert.equal(few.calls.length, 1 + 2 * 2 + 2, few.calls.join())
    await applyText(directory, peopleFile(300))
    const many = await applyText(directory, peopleFile(300))
    assert.deepEqual(many.plan, [])
    assert.equal(many.calls.length, 1 + Math.ceil(1302 / 100))
  },
  { sample: 1000 },
)

onEveryDatabase('passwords and secrets are in no plan, event or log', async (directory) => {
  const password = 'Hunter2 is not it'
  const text = `
credentials: [{ name: ci, scope: Read Users }]
users:
  - { username: ada, password: "\${PW}" }
  - { username: bo, password: ${password} }
`
  const written: string[] = []
  const print = process.stdout.write
  process.stdout.write = ((chunk: string, done?: () => void) => {
    written.push(String(chunk))
    done?.()
    return true
  }) as typeof print
  try {
    const { plan } = await applyText(directory, text, { environment: { PW: password } })
    assert.deepEqual(plan, [
      '+ credential "ci"',
      'scope: Read Users',
      '+ user "ada"',
      'with a password',
      '+ user "bo"',
      'with a password',
    ])
  } finally {
    process.stdout.write = print
  }
  const shown = written.filter((chunk) => chunk.includes('ROLLCALL_CLIENT_SECRET'))
  assert.equal(shown.length, 1)
  const [, id = '', secret = ''] =
    /CLIENT_ID=(\w+)\n {2}ROLLCALL_CLIENT_SECRET=(\w+)/.exec(shown[0] ?? '') ?? []
  const token = await directory.call('POST', '/auth/oauth2/v2/token', {
    body: { grant_type: 'client_credentials' },
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
  })
  assert.equal(token.status, 200)
  const events = JSON.stringify(await eventsIn(directory.sql))
  for (const text of [password, secret]) assert.ok(!events.includes(text))
  assert.deepEqual(await planOf(directory, text), [])
})
