/**
 * A client of an HTTP API, used as its documentation says, behind the little that all of them can do. Its options are
 * left as they are, but for those that a probe names.
 */
export interface Client {
  /** Its package. */
  readonly name: string
  /** Where the package is installed. */
  readonly folder: string
  /** The address of the file that `import` loads. Throws when the package is not installed. */
  entry(): string
  /** A client with a token that it is given. */
  open(settings: Settings): Promise<Opened>
  /** A client that gets its tokens itself, from `POST …/token` of the host; left out where the package has no such thing. */
  openRenewing?(host: string): Promise<Opened>
}

export interface Settings {
  /** The address of the server, without a slash at the end. */
  readonly host: string
  readonly token: string
  /** The time-out of a try, which is then the only one; without an effect where the package has no such option. */
  readonly timeoutMs?: number
}

/** A client that is ready. Its calls reject when the server says no. */
export interface Opened {
  /** What the package made. */
  readonly own: object
  get(path: string, signal?: AbortSignal): Promise<unknown>
  post(path: string, body: object, signal?: AbortSignal): Promise<unknown>
  /** A page of 50 users, where its user would not ask for that with `get`. */
  page?(): PromiseLike<unknown>
  /** Reads a list to its end; left out where the package has no such thing. */
  list?(): AsyncIterable<unknown>
}
