// The working life of one person, told through the commands: `npm run story`. It serves a directory of its own with the
// seed beside it, in memory unless ROLLCALL_DATABASE names another one, and makes every call as an administrator would.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Event, Role, Session, User, UserApp, UserExplanation } from '@rollcall/contract'

const bin = fileURLToPath(new URL('../../cli/bin.js', import.meta.url))
const seed = fileURLToPath(new URL('company.yaml', import.meta.url))
const credential = { ROLLCALL_CLIENT_ID: 'administrator', ROLLCALL_CLIENT_SECRET: 'only for this story' }

async function tell(): Promise<void> {
  const roles = await call<Role[]>('list-roles', [])
  const nameOf = (id: number) => roles.find((role) => role.id === id)?.name ?? `role ${id}`
  const state = async (id: number) => {
    const { data } = await call<{ data: number[] }>('get-user-roles', [id])
    const apps = await call<UserApp[]>('get-user-apps', [id])
    return `roles: ${data.map(nameOf).join(', ')}; apps: ${apps.map(({ name }) => name).join(', ')}`
  }
  const logIn = (password: string) =>
    attempt('create-session-login-token', [], { username_or_email: 'nadia.haddad', password })
  const setPassword = (id: number, password: string) =>
    attempt('update-password-insecure', [id], {
      password,
      password_confirmation: password,
      validate_policy: true,
    })

  chapter('HR hires Nadia Haddad for Sales')
  const { id } = await told<User>('create-user', ['--mappings', 'sync'], {
    username: 'nadia.haddad',
    email: 'nadia.haddad@alder-ash.example',
    firstname: 'Nadia',
    lastname: 'Haddad',
    company: 'Alder & Ash',
    department: 'Sales',
  })
  say(await state(id))

  chapter('She gets a password and logs in')
  await setPassword(id, 'Seven quiet otters')
  await logIn('Seven quiet otters')
  const sessions = await told<Session[]>('list-user-sessions', [id])
  say(`${sessions.length} session`)

  chapter('She changes to Finance, and her roles follow')
  await told('update-user', [id, '--mappings', 'sync'], { department: 'Finance' })
  say(await state(id))

  chapter('Somebody guesses her password until she is locked')
  for (const guess of ['Nadia123', 'password', 'Seven loud otters']) await logIn(guess)
  const locked = await told<User>('get-user-by-id', [id])
  say(
    `status ${locked.status}, locked for ${minutesOf(locked)} minutes; now the right one is refused as well:`,
  )
  await logIn('Seven quiet otters')

  chapter('The help desk unlocks her and sets a new password')
  await told('unlock-user', [id])
  await setPassword(id, 'Seven quiet otters')
  await setPassword(id, 'Nine patient herons')
  await logIn('Nine patient herons')

  chapter('She goes on leave, which suspends her')
  await told('update-user', [id, '--mappings', 'sync'], { custom_attributes: { employment: 'on leave' } })
  await logIn('Nine patient herons')

  chapter('Why she has what she has')
  const explained = await told<UserExplanation>('explain-user', [id])
  for (const { role_name, apps, cause } of explained.roles)
    say(`${role_name} (${apps.map(({ name }) => name).join(', ')}): ${reasonOf(cause)}`)
  const status = explained.fields.find(({ field }) => field === 'status')
  if (status) say(`status ${status.value}: ${reasonOf(status.cause)}`)

  chapter('She leaves')
  await told('log-out-user', [id])
  await told('delete-user', [id])
  await attempt('get-user-by-id', [id])

  chapter('What the log says')
  const types = new Map(
    (await call<{ id: number; name: string }[]>('list-event-types', [])).map((type) => [type.id, type.name]),
  )
  const events = await told<Event[]>('list-events', ['--user-id', id, '--all'])
  for (const event of events) say(`${types.get(event.event_type_id)}${detailsOf(event)}`)
  const { intact } = await told<{ intact: boolean }>('verify-events', [])
  say(intact ? 'the log is unbroken' : 'the log is broken')
}

const minutesOf = ({ locked_until, updated_at }: User): number =>
  Math.round((Date.parse(String(locked_until)) - Date.parse(String(updated_at))) / 60_000)

type Cause = UserExplanation['roles'][number]['cause']

function reasonOf({ kind, mapping_name, client_id, event_type_id }: Cause): string {
  const by =
    kind === 'mapping' ? `the mapping ${mapping_name}` : kind === 'call' ? `a call of ${client_id}` : kind
  return `by ${by}, event type ${event_type_id}`
}

/** What an event changed, in a few words: what moves with every change is left out. */
function detailsOf({ changes = {}, mapping_name, client_id, error_description }: Event): string {
  const by = mapping_name ? ` by the mapping ${mapping_name}` : client_id ? ` by ${client_id}` : ''
  const names = Object.keys(changes).filter((name) => !name.endsWith('_at') && name !== 'locked_until')
  const what = names.length > 8 ? `${names.length} fields` : names.join(', ')
  return `${by}${what ? `: ${what}` : ''}${error_description ? ` (${error_description})` : ''}`
}

function chapter(title: string): void {
  console.log(`\n# ${title}`)
}

function say(words: string): void {
  console.log(`  ${words}`)
}

type Word = string | number

/** Makes a call and shows it. It must succeed. */
async function told<T = unknown>(name: string, words: readonly Word[], data?: object): Promise<T> {
  show(name, words, data)
  return call<T>(name, words, data)
}

/** Makes a call that may be refused, and shows it with what was said. */
async function attempt(name: string, words: readonly Word[], data?: object): Promise<void> {
  show(name, words, data)
  const { code, stderr } = await run(name, words, data)
  // The name of a request is another one each time.
  say(
    code === 0
      ? 'done'
      : stderr
          .trim()
          .replace(/^rollcall: /, '')
          .replace(/ \(request .*\)$/, ''),
  )
}

async function call<T>(name: string, words: readonly Word[], data?: object): Promise<T> {
  const { code, stdout, stderr } = await run(name, words, data)
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${stderr}`)
  return (stdout === '' ? undefined : JSON.parse(stdout)) as T
}

/** Shows a call as it would be typed. Nobody types a password where others can see it. */
function show(name: string, words: readonly Word[], data?: object): void {
  const body = data && JSON.stringify(data, (key, value) => (key.startsWith('password') ? '…' : value))
  console.log(['$ rollcall', name, ...words, ...(body ? [`--data '${body}'`] : [])].join(' '))
}

async function run(name: string, words: readonly Word[], data?: object) {
  const args = [bin, name, ...words.map(String), ...(data ? ['--data', '-'] : [])]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...credential, ROLLCALL_HOST: host },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(data ? JSON.stringify(data) : '')
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: code as number, stdout, stderr }
}

/** The line that the server prints when it answers holds its address. */
async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const address = /http:\/\/[\w.:[\]-]+/.exec(line)?.[0]
    if (address) return address
  }
  throw new Error('the server did not start')
}

const server = spawn(process.execPath, [bin, 'serve', '--port', '0', '--seed', seed], {
  env: { ROLLCALL_DATABASE: ':memory:', ...process.env, ...credential },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const host = await addressOf(server.stdout)
try {
  await tell()
} finally {
  server.kill('SIGTERM')
  await once(server, 'close')
}
