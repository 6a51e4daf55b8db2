import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A file system of its own, as small as a test wants it, that lives as long as the test. */
export interface SmallDisk {
  /** Where it is, for programs that are started with `within`. */
  readonly folder: string
  /** What a program is started with, to find it there. */
  readonly within: readonly string[]
  /** Runs a command of the shell in the folder. */
  run(command: string): Promise<void>
  /** Writes until nothing more can be written. */
  fill(): Promise<void>
  makeRoom(): Promise<void>
  /** Copies what lies there into an ordinary folder. */
  copyTo(folder: string): Promise<void>
}

/**
 * Why this machine gives nobody a file system of its own; nothing when it does. It takes Linux, and a user who may make
 * namespaces, which containers often forbid.
 */
export function whyNoDisks(): string | false {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'rollcall', '/mnt'], {
      stdio: 'ignore',
    })
    return false
  } catch {
    return 'this machine lets the tests make no file system'
  }
}

export async function makeSmallDisk(t: TestContext, size: string): Promise<SmallDisk> {
  const folder = '/mnt'
  const shell = spawn('unshare', ['-rm', 'sh'], { stdio: ['pipe', 'pipe', 'inherit'] })
  t.after(() => shell.kill('SIGKILL'))
  const run = createRunner(shell)
  await run(`mount -t tmpfs -o size=${size} rollcall ${folder} && cd ${folder}`)
  const outside = `/proc/${shell.pid}/root${folder}`
  return {
    folder,
    within: ['nsenter', '-U', '-m', '--preserve-credentials', '-t', String(shell.pid), '--'],
    run,
    fill: () =>
      run(
        'cat /dev/zero > filler 2> /dev/null; test "$(df . | tail -n 1 | tr -s " " | cut -d " " -f 4)" = 0',
      ),
    makeRoom: () => run('rm filler'),
    async copyTo(target) {
      for (const name of await readdir(outside)) await copyFile(join(outside, name), join(target, name))
    },
  }
}

/** One command after the other, each until it says how it ended. */
function createRunner(shell: ChildProcess): (command: string) => Promise<void> {
  let said = ''
  shell.stdout?.on('data', (chunk) => {
    said += chunk
  })
  return async (command) => {
    said = ''
    shell.stdin?.write(`${command}; echo "ended with $?"\n`)
    let end: RegExpExecArray | null = null
    for (; end === null; end = /ended with (\d+)/.exec(said))
      if (!said.includes('ended with ')) await once(shell.stdout as NodeJS.ReadableStream, 'data')
    if (end[1] !== '0') throw new Error(`${command}: ${said}`)
  }
}
