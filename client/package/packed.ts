import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { buildPackage } from './build.ts'
import { run } from './run.ts'

/** The package as a consumer has it: built, packed and installed from the tarball, for the tests of one file. */
export interface Packed {
  /** The folder of the consumer, with what is in `consumers` and a `node_modules`. */
  readonly folder: string
  /** The folder that was packed. */
  readonly built: string
  /** The tarball. */
  readonly tarball: string
  /** The package where it is installed. */
  readonly installed: string
}

/** Makes it before the tests of the file and takes it away after them. Its paths are there once a test runs. */
export function packedForTests(): Packed {
  const packed = { folder: '', built: '', tarball: '', installed: '' }
  before(async () => {
    packed.folder = await mkdtemp(join(tmpdir(), 'rollcall-package-'))
    packed.built = join(packed.folder, 'built')
    packed.installed = join(packed.folder, 'node_modules/@rollcall/client')
    await buildPackage(packed.built)
    await cp(join(import.meta.dirname, 'consumers'), packed.folder, { recursive: true })

    const { stdout } = await run('npm', ['pack', '--silent', packed.built], packed.folder)
    packed.tarball = join(packed.folder, stdout.trim())
    await writeFile(join(packed.folder, 'package.json'), '{ "private": true }')
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', packed.tarball], packed.folder)
  })
  after(() => rm(packed.folder, { recursive: true, force: true }))
  return packed
}
