import { TimeoutError } from './errors.ts'

/** About 24 days: longer no timer can run. */
const longestMs = 2 ** 31 - 1

/**
 * Runs `work` with a signal that ends it after `limitMs`, or when the signal of the caller ends it. Rejects
 * with `TimeoutError`, or with the reason of the caller. Leaves no timer and no listener.
 */
export async function within<T>(
  what: string,
  limitMs: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller?.throwIfAborted()
  const controller = new AbortController()
  const stop = () => controller.abort(caller?.reason)
  caller?.addEventListener('abort', stop)
  const timer = setTimeout(() => controller.abort(), Math.min(limitMs, longestMs))
  try {
    return await work(controller.signal)
  } catch (error) {
    // What was under way failed because of the signal, and may say so in words of its own.
    caller?.throwIfAborted()
    throw controller.signal.aborted ? new TimeoutError(what, limitMs) : error
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', stop)
  }
}

/** The same promise, but it rejects as soon as the signal ends it, with its reason. */
export const abortable = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal?.reason)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal?.removeEventListener('abort', stop))
  })

/** Waits, never shorter than told; rejects with the reason of the signal when that ends it. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>
  const wait = new Promise<void>((resolve) => {
    // A timer may fire a part of a millisecond early.
    timer = setTimeout(resolve, Math.min(ms + 1, longestMs))
  })
  return abortable(wait, signal).finally(() => clearTimeout(timer))
}
