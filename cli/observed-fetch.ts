/** What went over the wire for the latest call, without the calls that give tokens. */
export interface Seen {
  readonly method: string
  readonly path: string
  status: number | undefined
}

/** A `fetch` that tells what it did last. */
export function createObservedFetch() {
  let latest: Seen | undefined

  async function observedFetch(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const { method, url } = new Request(input, init)
    const { pathname } = new URL(url)
    if (pathname.startsWith('/auth/')) return await fetch(input, init)
    const seen: Seen = { method, path: pathname, status: undefined }
    latest = seen
    const response = await fetch(input, init)
    seen.status = response.status
    return response
  }

  const take = (): Seen | undefined => {
    const seen = latest
    latest = undefined
    return seen
  }
  return { fetch: observedFetch as typeof fetch, take }
}
