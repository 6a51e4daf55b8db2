import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { engines } from './databases.ts'
import { runBoth } from './differential/run.ts'
import { clients } from './differential/world.ts'
import { startDirectory } from './harness.ts'

const seed = process.env.ROLLCALL_DIFFERENTIAL_SEED ?? randomBytes(4).toString('hex')
const calls = Number(process.env.ROLLCALL_DIFFERENTIAL_CALLS ?? 5000)
const tellsReached = process.env.ROLLCALL_DIFFERENTIAL_REACHED !== undefined

/** The two that are compared. */
const databases = () => Promise.all([engines.sqlite(), engines.postgres()])

/** So few calls an hour that a run meets the limit now and then. */
const options = { sample: 200, rateLimit: 80 }

test(`two engines answer ${calls} random calls alike, and store the same`, async (context) => {
  const [first, second] = await databases()
  const directories = [
    await startDirectory(first.database, options),
    await startDirectory(second.database, options),
  ] as const
  try {
    for (const directory of directories) for (const client of clients) await directory.token(client)
    const reached = await runBoth(directories, { seed, calls })
    if (tellsReached) for (const line of reached.lines) context.diagnostic(line)
    if (calls >= 5000) assert.deepEqual(reached.missing, [], `ROLLCALL_DIFFERENTIAL_SEED=${seed}`)
  } finally {
    for (const directory of directories) await directory.stop()
    for (const database of [first, second]) await database.remove()
  }
})
