import { join } from 'node:path'

/** Makes a directory of sample people in a file, by the Rollcall in a folder, and says how far it is. */
const [folder = '', file, people] = process.argv.slice(2)
const { prepareDirectory } = await import(join(folder, 'server/server.ts'))
let told = 0
await prepareDirectory({
  host: '127.0.0.1',
  port: 0,
  database: file,
  sample: Number(people),
  rateLimit: 0,
  logLevel: 'silent',
  onProgress(filled: number, count: number) {
    const tenth = Math.floor((filled * 10) / count)
    if (count < 100_000 || tenth === told) return
    told = tenth
    console.error(`${filled.toLocaleString('en')} of ${count.toLocaleString('en')} people`)
  },
})
