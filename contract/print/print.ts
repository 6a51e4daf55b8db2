// Writes what is printed from the contract. With --check it writes nothing, and fails when a file is not current.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { printFiles, root } from './files.ts'
import { staleFiles } from './stale.ts'

const files = printFiles()
const stale = staleFiles(files)

if (process.argv.includes('--check')) {
  for (const file of stale) console.error(`${file} is not what the contract prints; run: npm run print`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const file of stale) {
    const text = files.get(file)
    mkdirSync(dirname(root + file), { recursive: true })
    if (text === undefined) rmSync(root + file)
    else writeFileSync(root + file, text)
    console.log(file)
  }
}
