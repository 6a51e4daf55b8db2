import { TimeoutError } from './errors.ts'

/** The longest time limit, and the longest a timer can run: about 24 days. */
export const maxTimeoutMs = 2 ** 31 - 1

/**
 * Runs `work` with a signal that ends it after `timeoutMs`, or when the signal of the caller ends it.
 * Rejects with `TimeoutError`, or with the reason of the caller. Leaves no timer and no listener.
 */
export async function within<T>(
  what: string,
  timeoutMs: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller?.throwIfAborted()
  const controller = new AbortController()
  const stop = () => controller.abort(caller?.reason)
  caller?.addEventListener('abort', stop)
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    controller.abort()
  }, timeoutMs)

  try {
    return await work(controller.signal)
  } catch (error) {
    caller?.throwIfAborted()
    throw timedOut ? new TimeoutError(what, timeoutMs) : error
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', stop)
  }
}

/**
 * Settles as `promise` does, but rejects as soon as the signal ends, even if `promise` does not care for it.
 */
export const abortable = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
    promise.then(resolve, reject)
  })

/** Waits, or rejects with the reason of the signal. Leaves no timer and no listener. */
export const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
