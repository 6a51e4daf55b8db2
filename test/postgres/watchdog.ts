import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'

/** Ends a PostgreSQL when the process that started it has ended, in whatever way, so that none is left behind. */
export interface Watchdog {
  /** Names the process to end; none while nothing runs. */
  watch(pid?: number): void
  /** Lets it do its work now, and waits until it is done. */
  end(): Promise<void>
}

// It hears of the end by its standard input, which the operating system closes with the process that holds it. SIGQUIT is heard
// only by a process that is not paused; a paused child of it is killed by PostgreSQL itself after five seconds.
const script = `
folder=$1 temporary=$2 pid=
while read -r line; do pid=$line; done
if [ "$pid" ]; then
  kill -CONT "$pid"
  kill -QUIT "$pid"
  tries=0
  while [ -e "$folder/data/postmaster.pid" ] && [ $tries -lt 500 ]; do
    sleep 0.02
    tries=$((tries + 1))
  done
fi
if [ "$temporary" ]; then rm -rf "$folder"; fi
`

/** Starts one for the PostgreSQL of this folder, which it takes away at the end when it is a temporary one. */
export function startWatchdog(folder: string, isTemporary: boolean): Watchdog {
  // Detached, so that Ctrl-C in a terminal does not end it together with the tests. It never keeps the process alive.
  const shell = spawn('sh', ['-c', script, 'watchdog', folder, isTemporary ? 'yes' : ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const input = shell.stdin as unknown as Socket
  shell.unref()
  input.unref()
  return {
    watch: (pid) => input.write(`${pid ?? ''}\n`),
    async end() {
      shell.ref()
      const ended = once(shell, 'exit')
      input.end()
      await ended
    },
  }
}
