import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { start } from '../processes.ts'
import { rollcall } from './rollcall.ts'

const peers = join(import.meta.dirname, '../peers')
const workshop = join(import.meta.dirname, '../../client/package')

/** Its own types need its tools, which may not be there. */
interface Build {
  buildPackage(folder: string): Promise<void>
}

/** Installs the other clients where they are missing or others than the lock file names, and builds ours. */
export async function install(): Promise<void> {
  const lock = readFileSync(join(peers, 'package-lock.json'), 'utf8')
  // Written last, so that what was interrupted is begun again.
  const installed = join(peers, 'node_modules/.installed-lock.json')
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
    console.log('Installing the clients to compare with …')
    await run(['npm', 'ci', '--prefix', peers, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'])
    writeFileSync(installed, lock)
  }
  // The tools that build ours, where they are not there already.
  await run([process.execPath, join(workshop, 'install.ts')])
  const { buildPackage } = (await import(join(workshop, 'build.ts'))) as Build
  await buildPackage(rollcall.folder)
}

async function run(command: readonly string[]): Promise<void> {
  const [code] = await once(start(command, ['ignore', 'inherit', 'inherit']), 'exit')
  if (code !== 0) throw new Error(`${command.join(' ')} failed`)
}
