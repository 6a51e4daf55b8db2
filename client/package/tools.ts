import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const modules = join(import.meta.dirname, 'node_modules')
/** Those of the project itself. */
const ownModules = join(import.meta.dirname, '../../node_modules')

/** Names what shall be installed. */
export const lockFile = join(import.meta.dirname, 'package-lock.json')
/** A copy of it, written when all of that is there. */
export const installedLockFile = join(modules, '.installed-lock.json')

/** Whether the tools are there, and those that the lock file names. */
export const areToolsInstalled = (): boolean =>
  existsSync(installedLockFile) && readFileSync(installedLockFile, 'utf8') === readFileSync(lockFile, 'utf8')

/** The path of a tool; throws when nothing is there. */
export function need(path: string): string {
  if (existsSync(path)) return path
  throw new Error(`${path} is missing: npm run tools installs it`)
}

const platform = `${process.platform}-${process.arch}`
const bunPlatform = platform.replace('arm64', 'aarch64')
const denoPlatform = platform.replace(/linux.*/, '$&-glibc')
const workerdPlatform = platform.replace('x64', '64')

/** The JavaScript runtimes that the client is for, beside browsers, by what they are called in tests. */
export const runtimes = {
  'Node 20': join(modules, `node-20-${platform}/bin/node`),
  'Node 22': join(modules, `node-22-${platform}/bin/node`),
  'Node 24': join(ownModules, 'node/bin/node'),
  'Node 26': join(modules, `node-26-${platform}/bin/node`),
  Bun: join(modules, `@oven/bun-${bunPlatform}/bin/bun`),
  Deno: join(modules, `@deno/${denoPlatform}/deno`),
  workerd: join(modules, `@cloudflare/workerd-${workerdPlatform}/bin/workerd`),
} as const

/** npm has a Chromium for Linux on x64; elsewhere the variable tells where one is. */
export const chromiumFile = process.env.CHROMIUM ?? join(modules, '.chromium/chromium')
export const chromiumLibraries = join(modules, '.chromium/lib')

/** The compilers that consumers may have, with the types of Node and the setting for its modules that fit. */
export const compilers = [
  { version: '5.0', folder: join(modules, 'typescript-5.0'), nodeTypes: 'types-node-20', module: 'node16' },
  { version: '5.4', folder: join(modules, 'typescript-5.4'), nodeTypes: 'types-node-20', module: 'node16' },
  { version: '5.9', folder: join(modules, 'typescript-5.9'), nodeTypes: 'types-node-26', module: 'nodenext' },
  { version: '6.0', folder: join(modules, 'typescript'), nodeTypes: 'types-node-26', module: 'nodenext' },
  { version: '7.0', folder: join(ownModules, 'typescript'), nodeTypes: 'types-node-26', module: 'nodenext' },
].map(({ version, folder, nodeTypes, module }) => ({
  version,
  tsc: join(folder, 'bin/tsc'),
  nodeTypes: join(modules, nodeTypes),
  module,
}))

/** The compiler of this project. */
export const tsc = join(ownModules, 'typescript/bin/tsc')
