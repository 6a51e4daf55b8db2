/** One try of a call. It tells neither token nor body nor query, which may hold what is nobody's business. */
export interface RequestEvent {
  /** The HTTP method. */
  method: string
  /** The address, without its query. */
  url: string
  /** Which try it is; the first is 1. */
  tries: number
}

/** One answer of the server, whatever it says. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  status: number
  /** All headers. */
  headers: Headers
}

/** One failure after which the call is sent again. */
export interface RetryEvent extends RequestEvent {
  /** Why this try failed. */
  error: unknown
  /** Milliseconds until the next try. */
  delayMs: number
}

/** Functions that are told what happens, token calls included. They only watch: what they throw is ignored. */
export interface Watcher {
  /** Before each try. */
  onRequest?: ((event: RequestEvent) => void) | undefined
  /** After each complete answer. */
  onResponse?: ((event: ResponseEvent) => void) | undefined
  /** Before each wait for another try. */
  onRetry?: ((event: RetryEvent) => void) | undefined
}

/** Tells a watching function, whose failure must not become that of the call. */
export function tell<T>(watch: ((event: T) => void) | undefined, event: T): void {
  if (watch) (async () => watch(event))().catch(() => {})
}
