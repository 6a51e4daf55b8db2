// `npm run tools`: installs what builds the package and proves it, unless it is there already.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { areToolsInstalled, chromiumFile, chromiumLibraries, installedLockFile, lockFile } from './tools.ts'

const folder = import.meta.dirname

if (!areToolsInstalled()) {
  console.log('Installing the tools of client/package: 1.4 GB, once until they change …')
  // No package needs its install script: where the program of a platform lies is known.
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', ['ci', ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  if (process.platform === 'linux' && process.arch === 'x64') unpackChromium()
  // Last, so that what was interrupted is begun again.
  copyFileSync(lockFile, installedLockFile)
}

/** Chromium comes compressed, with the few libraries that a plain system lacks. */
function unpackChromium(): void {
  const read = (name: string) =>
    brotliDecompressSync(readFileSync(join(folder, 'node_modules/@sparticuz/chromium/bin', name)))
  mkdirSync(chromiumLibraries, { recursive: true })
  writeFileSync(chromiumFile, read('chromium.br'), { mode: 0o755 })
  execFileSync('tar', ['--extract', '--strip-components=1', '--directory', chromiumLibraries], {
    input: read('al2023.tar.br'),
  })
}
