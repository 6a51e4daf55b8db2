export interface Client {
  readonly id: string
  readonly secret: string
}

/** The id and secret of a client, in every form that known clients use; `undefined` when there are none. */
export function findClient(
  header: string | undefined,
  body: Readonly<Record<string, unknown>>,
): Client | undefined {
  return header ? (fromBasic(header) ?? fromPairs(header)) : fromBody(body)
}

/** `Basic` with `id:secret` in base64. */
function fromBasic(header: string): Client | undefined {
  const encoded = /^basic\s+([\w+/=-]+)\s*$/i.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const [id, ...secret] = Buffer.from(encoded, 'base64').toString().split(':')
  return id && secret.length > 0 ? { id, secret: secret.join(':') } : undefined
}

/** `client_id:ID, client_secret:SECRET`, with blanks or without. */
function fromPairs(header: string): Client | undefined {
  const match = /^client_id\s*:\s*([^\s,]+)\s*,\s*client_secret\s*:\s*([^\s,]+)\s*$/i.exec(header)
  return match ? { id: match[1] as string, secret: match[2] as string } : undefined
}

/** Members of a JSON or form body. */
function fromBody({
  client_id: id,
  client_secret: secret,
}: Readonly<Record<string, unknown>>): Client | undefined {
  return id && typeof id === 'string' && typeof secret === 'string' ? { id, secret } : undefined
}
