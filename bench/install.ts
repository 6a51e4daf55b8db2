import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.ts'

/** Installs the packages of a folder where they are missing or others than its lock file names. */
export async function installPackages(folder: string, what: string): Promise<void> {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8')
  // Written last, so that what was interrupted is begun again.
  const installed = join(folder, 'node_modules/.installed-lock.json')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return
  console.error(`Installing ${what} …`)
  await run(['npm', 'ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'])
  writeFileSync(installed, lock)
}
