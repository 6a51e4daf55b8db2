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

/** An error as it may be logged where nobody asked: what a database adds to its message can hold what was written. */
export function withoutDetails(error: unknown): { name: string; message: string; stack: string | undefined } {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return { name, message, stack }
}
