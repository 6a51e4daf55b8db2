import { createServer, type RequestListener } from 'node:http'
import { anyOf, type Calls, http, password, post } from '../calls.ts'

/**
 * The Auth emulator of firebase-tools, without the command around it, which would ask the network for news and settings.
 * A project that begins with `demo-` has nothing outside either. Everything is in memory; passwords are not hashed.
 */
export const firebaseAuth = { program: import.meta.filename, calls }

const projectPath = '/identitytoolkit.googleapis.com/v1/projects/demo-rollcall/accounts'
const owner = { authorization: 'Bearer owner' }
const headers = ['Authorization: Bearer owner']

interface Emulator {
  createApp(project: string): Promise<RequestListener>
}

async function serve(port: number, people: number): Promise<void> {
  // A path into the package, because it has no entry for the emulator alone.
  const emulator = 'firebase-tools/lib/emulator/auth/server.js'
  const { createApp } = (await import(emulator)).default as Emulator
  const server = createServer(await createApp('demo-rollcall'))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  for (let first = 1; first <= people; first += 1000) {
    const users = Array.from({ length: Math.min(1000, people - first + 1) }, (_, at) => {
      const id = first + at
      return { localId: String(id), email: `person${id}@example.com`, displayName: `Person ${id}` }
    })
    await post(`http://127.0.0.1:${port}${projectPath}:batchCreate`, owner, { users })
  }
  console.log('ready')
}

const person = (name: string) => ({ email: `${name}@example.com`, displayName: 'Ada Example' })

async function calls(port: number): Promise<Calls> {
  return {
    get: (people) => (connection, n) =>
      http('POST', `${projectPath}:lookup`, headers, { localId: [String(anyOf(people, connection, n))] }),
    page: () => () => http('GET', `${projectPath}:batchGet?maxResults=50`, headers),
    create: (run, kind) =>
      kind === 'full'
        ? undefined
        : (connection, n) => {
            const body = person(`p${run}.${connection}.${n}`)
            return http('POST', projectPath, headers, kind === 'password' ? { ...body, password } : body)
          },
    update: (people, run) => (connection, n) =>
      http('POST', `${projectPath}:update`, headers, {
        localId: String(anyOf(people, connection, n)),
        displayName: `Name ${run}.${n}`,
      }),
    async login(connections) {
      const run = Date.now()
      const names = Array.from({ length: connections }, (_, connection) => `l${run}.${connection}`)
      for (const name of names)
        await post(`http://127.0.0.1:${port}${projectPath}`, owner, { ...person(name), password })
      const path = '/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=any'
      return (connection) =>
        http('POST', path, [], {
          email: `${names[connection]}@example.com`,
          password,
          returnSecureToken: true,
        })
    },
  }
}

if (import.meta.main) {
  const [port, people] = process.argv.slice(2)
  await serve(Number(port), Number(people))
}
