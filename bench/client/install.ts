import { join } from 'node:path'
import { installPackages } from '../install.ts'
import { run } from '../processes.ts'
import { rollcall } from './rollcall.ts'

const workshop = join(import.meta.dirname, '../../client/package')

/** Its own types need its tools, which may not be there. */
interface Build {
  buildPackage(folder: string): Promise<void>
}

/** Installs the other clients, and builds ours. */
export async function install(): Promise<void> {
  await installPackages(join(import.meta.dirname, 'peers'), 'the clients to compare with')
  // The tools that build ours, where they are not there already.
  await run([process.execPath, join(workshop, 'install.ts')])
  const { buildPackage } = (await import(join(workshop, 'build.ts'))) as Build
  await buildPackage(rollcall.folder)
}
