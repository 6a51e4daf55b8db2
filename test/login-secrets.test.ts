import assert from 'node:assert/strict'
import { openBeside } from './beside.ts'
import { signIn, startChild, testOnEveryEngine } from './child-server.ts'

const typed = 'Three-Blue-Herons-9'
const mistyped = 'Three-Blue-Herons-8-mistyped'
/** People type their password where their name belongs. */
const asName = 'Herons-as-a-name-7'

const tables = [
  'users',
  'login_names',
  'user_passwords',
  'login_attempts',
  'sessions',
  'events',
  'settings',
  'tokens',
]

testOnEveryEngine(
  'a login leaves neither password, typed name nor token in the directory, the log or an answer',
  async (t, database) => {
    const child = await startChild(t, database, { logLevel: 'debug' })
    const headers = await signIn(child.url as string)
    const texts: string[] = []
    async function call(method: string, path: string, body?: object): Promise<string> {
      const answer = await fetch(child.url + path, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      })
      texts.push(await answer.text())
      return texts.at(-1) as string
    }
    const logIn = (username_or_email: string, password: string, more: object = {}) =>
      call('POST', '/api/1/login/auth', { username_or_email, password, ...more })

    await call('POST', '/api/1/users', { username: 'ada', password: typed, password_confirmation: typed })
    const token: string = JSON.parse(await logIn('ada', typed)).data[0].session_token
    texts.pop()
    await call('POST', '/api/1/sessions/verify', { session_token: token })
    await logIn('ada', mistyped, { passwort: mistyped })
    await logIn(asName, typed)
    await logIn('ada', mistyped.repeat(20))
    await logIn('ada', [mistyped] as never)
    await logIn('ada', typed, { fields: mistyped })
    await call('GET', '/api/1/users/1')
    await call('GET', '/api/1/users/1/sessions')
    await call('GET', '/api/1/events')
    await call('PUT', '/api/1/users/1/logout')
    await call('POST', '/api/1/sessions/verify', { session_token: token })

    const beside = await openBeside(database)
    for (const table of tables) texts.push(JSON.stringify(await beside.all(`SELECT * FROM ${table}`, [])))
    await beside.close()
    const { stderr } = await child.end('SIGTERM')
    assert.match(stderr, /"name":"passwort"/)
    texts.push(stderr)
    for (const secret of [typed, mistyped, asName, token])
      for (const text of texts) assert.ok(!text.includes(secret), `${secret} in ${text.slice(0, 2000)}`)
  },
)
