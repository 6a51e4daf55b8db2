/** The request that a connection sends as its n-th, as bytes on the wire. */
export type RequestOf = (connection: number, n: number) => string

/** Who is created: nothing but names, a person with all that a directory knows, or one with a password. */
export type Kind = 'least' | 'full' | 'password'

/** What a server can be asked; what it has no call for is left out. `run` makes names that no other run has used. */
export interface Calls {
  /** One user by id, another one each time. */
  get?(people: number): RequestOf
  /** The first 50 users. */
  page?(): RequestOf
  /** 50 users of a list with this query of the API. */
  list?(query: string): RequestOf | undefined
  /** The 50 users of a page of the whole list, found by its number or by the place where the page before it ends. */
  pageAt?(page: number, by: 'number' | 'cursor'): RequestOf | undefined | Promise<RequestOf>
  create?(run: string, kind: Kind): RequestOf | undefined
  /** Another title for another user each time. */
  update?(people: number, run: string): RequestOf
  /** A role for a user, and with the next request its end. */
  role?(people: number): RequestOf
  token?(): RequestOf
  /** A person logs in with a password, another one for each connection. */
  login?(connections: number): RequestOf | Promise<RequestOf>
}

export const password = 'Three-Blue-Herons-9'

/** A request with a JSON body, or none. */
export function http(method: string, path: string, headers: readonly string[], body?: object): string {
  const json = body === undefined ? '' : JSON.stringify(body)
  const ofBody =
    json === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(json)}`]
  const head = [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers, ...ofBody]
  return `${head.join('\r\n')}\r\n\r\n${json}`
}

/** The id of one of so many users, another one each time. */
export const anyOf = (people: number, connection: number, n: number): number =>
  ((connection * 7919 + n * 104_729) % people) + 1

/** A member of the body of a call that must succeed. */
export async function post(url: string, headers: Record<string, string>, body: object): Promise<Response> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
  const answer = await fetch(url, { ...init, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer
}
