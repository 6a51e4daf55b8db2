import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { crash, type Tally } from './crash/rounds.ts'
import { engineNames, engines } from './databases.ts'

// Servers are killed at random moments, and nothing that was answered is lost, nothing half done, no mapping's work
// forgotten or done twice. The same seed draws the same calls and moments; which call a kill meets is up to the machine.

const seed = process.env.ROLLCALL_CRASH_SEED ?? randomBytes(4).toString('hex')
const rounds = Number(process.env.ROLLCALL_CRASH_ROUNDS ?? 10)

/** What is found after a crash is compared as a whole, so a directory that has grown for long is left for a new one. */
const roundsInOne = 50

for (const engine of engineNames)
  test(`${rounds} crashes under load lose nothing that was answered [${engine}]`, async (t) => {
    const tally: Tally = { kills: 0, acknowledged: 0, kept: 0, dropped: 0, unmapped: 0, passwords: 0 }
    const begun = performance.now()
    const summary = (done: number) =>
      `${done} rounds, ${tally.kills} kills, ${tally.acknowledged} calls answered, of ` +
      `${tally.kept + tally.dropped} without an answer ${tally.kept} were done as a whole and ${tally.dropped} not at all, ` +
      `${tally.unmapped} users left to map, ${tally.passwords} new passwords proven by a login; ${((performance.now() - begun) / 1000).toFixed(0)} s`
    for (let done = 0; done < rounds; ) {
      const { database, remove } = await engines[engine]()
      try {
        const first = done + 1
        const last = Math.min(done + roundsInOne, rounds)
        const onRound = () => {
          done++
          if (done % 10 === 0 && rounds > 10) console.log(`${engine}: ${summary(done)}`)
        }
        await crash(t, { database, seed, first, last, onRound }, tally)
      } finally {
        await remove()
      }
    }
    t.diagnostic(`${summary(rounds)}; ROLLCALL_CRASH_SEED=${seed}`)
  })
