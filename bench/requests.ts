/** Requests as bytes on the wire, for `measure`. */
export async function tokenOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/auth/oauth2/v2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('bench:bench')}`, 'content-type': 'application/json' },
    body: '{"grant_type":"client_credentials"}',
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

export type RequestOf = (connection: number, n: number) => string

export const get =
  (path: RequestOf, token: string): RequestOf =>
  (connection, n) =>
    `GET ${path(connection, n)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`

/** A path of one of so many users, another one each time. */
export const anyOf =
  (people: number): RequestOf =>
  (connection, n) =>
    `/api/1/users/${((connection * 7919 + n * 104_729) % people) + 1}`

/** Creates a user whom no other run has created. */
export function create(run: string, token: string): RequestOf {
  return (connection, n) => {
    const user = `{"email":"p${run}.${connection}.${n}@example.com","firstname":"Ada","lastname":"Example"}`
    return (
      `POST /api/1/users HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${user.length}\r\n\r\n${user}`
    )
  }
}
