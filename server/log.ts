import { destination, type Logger, pino } from 'pino'

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'

/** As much as a pipe takes in one piece (PIPE_BUF), so that processes that share one hardly mix their lines. */
const writtenTogether = 4096
/** What there is after so long is written. */
const longestWaitMs = 1000

/**
 * Writes to the standard error. Lines are collected and written together, every second at least; `flush` writes what is
 * left.
 */
export function createLog(level: LogLevel): { log: Logger; flush(): void } {
  const output = destination({ dest: 2, sync: false, maxWrite: writtenTogether })
  // Collected here: the destination would measure all that it has collected anew for each line.
  let lines = ''
  const handOver = () => {
    if (lines !== '') output.write(lines)
    lines = ''
  }
  const write = (line: string) => {
    if (lines.length + line.length > writtenTogether) handOver()
    lines += line
  }
  setInterval(handOver, longestWaitMs).unref()
  const log = pino({ level, base: null, redact: ['*.authorization', '*.password'] }, { write })
  return {
    log,
    flush() {
      handOver()
      output.flushSync()
    },
  }
}

/**
 * An error as it may be logged where nobody asked for what failed: its kind and its place. Messages quote what they are
 * about, which may be a person's.
 */
export function withoutDetails(error: unknown): { name: string; at: string } {
  const { name, stack = '' } = error instanceof Error ? error : new Error()
  const frames = stack.split('\n').filter((line) => /^ {4}at /.test(line))
  return { name, at: frames.map((line) => line.trim()).join('; ') }
}
