import type { ServerResponse } from 'node:http'
import { outcomeOf, type Probe, token, usersPath } from '../probe.ts'
import { withServer } from '../server.ts'

const timeoutMs = 300
const patienceMs = 2_000

/** The headers come in time, the body does not. */
const slowBody = (title: string, goOn: (response: ServerResponse) => void): Probe => ({
  title,
  run: (client) =>
    withServer(
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('[')
        goOn(response)
      },
      async ({ host }) => {
        const opened = await client.open({ host, token, timeoutMs })
        const begin = performance.now()
        const outcome = await outcomeOf(opened.get(usersPath), patienceMs)
        return outcome ? `ends after ${(outcome.at - begin).toFixed(0)} ms` : 'goes on'
      },
    ),
})

export const timeLimit: readonly Probe[] = [
  slowBody(`a body that stops, time-out ${timeoutMs} ms`, () => {}),
  slowBody(`a body that drips, time-out ${timeoutMs} ms`, (response) => {
    const drip = setInterval(() => response.write(' '), timeoutMs / 6)
    response.once('close', () => clearInterval(drip))
  }),
]
