import { join } from 'node:path'
import type { Calls } from '../calls.ts'
import { usersApi } from '../rollcall.ts'

/**
 * Prism mocking our own contract: what it answers are the contract's examples, whatever was sent before; requests and
 * answers are checked against the contract. The server of its command, without the command's lines for each request.
 */
export const prism = { program: import.meta.filename, calls }

async function serve(port: number): Promise<void> {
  const packages = ['@stoplight/prism-http', '@stoplight/prism-http-server', '@stoplight/prism-core']
  const [reader, server, core] = await Promise.all(packages.map((name) => import(name)))
  const contract = join(import.meta.dirname, '../../contract/openapi.yaml')
  const operations = await reader.getHttpOperationsFromSpec(contract)
  // As the command sets them.
  const config = {
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: false,
    upstreamProxy: undefined,
    isProxy: false,
    mock: { dynamic: false, ignoreExamples: false },
  }
  const components = { logger: core.createLogger('bench', { level: 'silent' }) }
  await server.createServer(operations, { cors: true, config, components }).listen(port, '127.0.0.1')
  console.log('ready')
}

async function calls(port: number): Promise<Calls> {
  const { get, page, create, update } = usersApi(port, 'any', { hasCursors: false })
  return { get, page, create: (run, kind) => (kind === 'least' ? create(run, kind) : undefined), update }
}

if (import.meta.main) await serve(Number(process.argv[2]))
