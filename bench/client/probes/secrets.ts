import { inspect } from 'node:util'
import { outcomeOf, type Probe, token, usersPath } from '../probe.ts'
import { sendError, withServer } from '../server.ts'

export const tokenInClient: Probe = {
  title: 'the token shows in the client',
  run: async (client) => seenIn([(await client.open({ host: 'http://127.0.0.1', token })).own]),
}

/** Errors of an answer, of a lost answer and of a server that is not there. */
export const tokenInErrors: Probe = {
  title: 'the token shows in its errors',
  run: (client) =>
    withServer(
      (response, { url }) => {
        if (url.pathname.endsWith('lost')) response.destroy()
        else sendError(response, 404)
      },
      async ({ host }) => {
        const nobody = await withServer(silence, async ({ host }) => host)
        const errors: unknown[] = []
        for (const [address, path] of [
          [host, usersPath],
          [host, '/lost'],
          [nobody, usersPath],
        ] as const) {
          const opened = await client.open({ host: address, token })
          const outcome = await outcomeOf(opened.get(path), 10_000)
          if (!outcome?.failed) throw new Error(`${client.name} did not fail at ${path}`)
          errors.push(outcome.error)
        }
        return seenIn(errors)
      },
    ),
}

const silence = () => {}

function seenIn(values: readonly unknown[]): string {
  const ways = {
    inspect: (value: unknown) => inspect(value, { depth: Number.POSITIVE_INFINITY }),
    JSON: toJson,
    stack: (value: unknown) => String((value as Partial<Error> | undefined)?.stack ?? value),
  }
  const seen = Object.entries(ways).filter(([, print]) =>
    values.some((value) => print(value).includes(token)),
  )
  return seen.length === 0 ? 'no' : `in ${seen.map(([way]) => way).join(' and ')}`
}

/** What `JSON.stringify` would tell, also where it stops at a circle. */
function toJson(value: unknown): string {
  const above: unknown[] = []
  return String(
    JSON.stringify(value, function (_, inner: unknown) {
      while (above.length > 0 && above.at(-1) !== this) above.pop()
      if (above.includes(inner)) return undefined
      if (typeof inner === 'object') above.push(inner)
      return inner
    }),
  )
}
