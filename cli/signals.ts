import { exitCodes } from './exit-codes.ts'

/**
 * Calls `stop` at the first of these signals; a second one ends the process at once. Returns how to stop listening.
 */
export function onStop(
  stop: () => void,
  signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'],
): () => void {
  let firstAt: number | undefined
  const listener = () => {
    if (firstAt === undefined) {
      firstAt = performance.now()
      stop()
      return
    }
    // npm passes a Ctrl-C on that the terminal has sent already, so the same one can come twice.
    if (performance.now() - firstAt > 300) process.exit(exitCodes.interrupted)
  }
  for (const signal of signals) process.on(signal, listener)
  return () => {
    for (const signal of signals) process.off(signal, listener)
  }
}
