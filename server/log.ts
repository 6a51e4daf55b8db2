import { destination, type Logger, pino } from 'pino'

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'

/**
 * Writes to the standard error. Lines are collected and written together, every second at least; `flush` writes what is
 * left.
 */
export function createLog(level: LogLevel): { log: Logger; flush(): void } {
  const stream = destination({ dest: 2, sync: false, minLength: 4096, periodicFlush: 1000 })
  const log = pino({ level, base: null, redact: ['*.authorization', '*.password'] }, stream)
  return { log, flush: () => stream.flushSync() }
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
