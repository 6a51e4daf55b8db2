import type { Call } from './calls.ts'
import { fence } from './markdown.ts'

/** The operation as a line that can be pasted into a shell. */
export function printCurl(call: Call): string {
  const method = call.method === 'GET' ? '' : `-X ${call.method} `
  const lines = [`curl ${method}'http://127.0.0.1:4000${addressOf(call)}'`]
  lines.push(
    call.operation['x-scopes'] === undefined
      ? '-u "$CLIENT_ID:$CLIENT_SECRET"'
      : '-H "Authorization: bearer $TOKEN"',
  )
  const example = Object.values(call.body?.content['application/json']?.examples ?? {})[0]
  if (example !== undefined) {
    lines.push(
      "-H 'Content-Type: application/json'",
      `-d '${JSON.stringify(example.value).replaceAll("'", "'\\''")}'`,
    )
  }
  return fence('sh', lines.join(' \\\n  '))
}

function addressOf({ path, parameters }: Call): string {
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, name) => `${parameters.find((each) => each.name === name)?.example}`,
  )
  const query = parameters.filter(
    ({ in: place, example, schema }) =>
      place === 'query' && example !== undefined && schema.format === undefined,
  )
  if (query.length === 0) return filled
  return `${filled}?${query.map(({ name, example }) => `${name}=${example}`).join('&')}`
}
