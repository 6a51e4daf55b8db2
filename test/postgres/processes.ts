import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  return [...listParents()].filter(([, parent]) => parent === pid).map(([child]) => child)
}

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Each process with its parent. Small images of Linux have no `ps`, and macOS has no /proc. */
function listParents(): Map<number, number> {
  if (process.platform !== 'linux')
    return new Map(
      execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
    )
  const parents = new Map<number, number>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    // The name of the program, in brackets, may itself hold brackets and spaces; state and parent come after it.
    const [, parent] = /.*\) \w (\d+)/s.exec(readStat(pid)) ?? []
    if (parent !== undefined) parents.set(Number(pid), Number(parent))
  }
  return parents
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
