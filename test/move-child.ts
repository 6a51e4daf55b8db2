import { moveStore } from '@rollcall/server/move'

/** A move in a process of its own, which a test can kill: says a line for each batch that is copied. */
const { from, to, batch } = JSON.parse(process.argv[2] ?? '{}')
await moveStore(from, to, { batch, onProgress: ({ step, done }) => console.log(step, done) })
