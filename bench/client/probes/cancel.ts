import { getEventListeners } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { outcomeOf, type Probe, token, usersPath } from '../probe.ts'
import { sendError, sendJson, withServer } from '../server.ts'

const rounds = 3
const patienceMs = 500

/** The caller gives up while the client waits to send again; the slowest of the rounds. */
export const abortedWait: Probe = {
  title: 'abort during the wait after a 503',
  run: (client) =>
    withServer(
      (response) => sendError(response, 503, { 'retry-after': '5' }),
      async ({ host }) => {
        const opened = await client.open({ host, token })
        let slowest = 0
        for (let round = 0; round < rounds; round++) {
          const controller = new AbortController()
          const call = opened.get(usersPath, controller.signal)
          if (await outcomeOf(call, 200)) return 'does not wait'
          const begin = performance.now()
          controller.abort()
          const outcome = await outcomeOf(call, patienceMs)
          if (!outcome) return 'goes on'
          slowest = Math.max(slowest, outcome.at - begin)
        }
        return `ends within ${Math.ceil(slowest)} ms`
      },
    ),
}

const calls = 100

/** Counted after a collection of memory too, since some listeners go with their request. */
export const leftListeners: Probe = {
  title: `listeners left on a signal after ${calls} calls`,
  run: (client) =>
    withServer(
      (response) => sendJson(response, 200, []),
      async ({ host }) => {
        const opened = await client.open({ host, token })
        const ignored = await outcomeOf(opened.get(usersPath, AbortSignal.abort()), patienceMs)
        if (ignored?.failed === false) return 'takes no signal'
        const { signal } = new AbortController()
        for (let call = 0; call < calls; call++) await opened.get(usersPath, signal)
        const atOnce = getEventListeners(signal, 'abort').length
        await collectGarbage()
        const left = getEventListeners(signal, 'abort').length
        return left === atOnce ? String(left) : `${left}, ${atOnce} until collected`
      },
    ),
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  for (let turn = 0; turn < 5; turn++) {
    runInNewContext('gc')()
    await setTimeout(20)
  }
}
