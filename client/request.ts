/** A call as it is described, before it becomes HTTP. */
export interface ApiRequest {
  /** The HTTP method, in capitals. */
  method: string
  /** The path from the host on, beginning with a slash. */
  path: string
  /**
   * Query parameters by name. `undefined` and `null` are left out; a map, such as `custom_attributes`,
   * becomes one parameter for each of its names: `custom_attributes.team=red`.
   */
  query?: object | undefined
  /** Sent as JSON; `undefined` sends no body. */
  body?: unknown
  /**
   * Whether the call may be sent again when it is not known if the server did it. Without it, only a `GET`
   * is. A call that was refused with 429 is always sent again.
   */
  repeatable?: boolean | undefined
}

/** A call as HTTP, but for the token. */
export interface WireRequest {
  method: string
  url: string
  /** The call in words, without its query, which may hold personal data. */
  what: string
  headers: Record<string, string>
  body: string | null
}

/** Turns the description of a call into HTTP. */
export function toWire(host: string, { method, path, query = {}, body }: ApiRequest): WireRequest {
  // Without it, a path such as `@example.com` would send the token to another host.
  if (!path.startsWith('/')) throw new TypeError('path must begin with a slash')

  const address = host + path
  const text = toQuery(query)
  const json = JSON.stringify(body)
  return {
    method,
    url: address + (text && `?${text}`),
    what: `${method} ${address.split('?')[0]}`,
    headers: {
      accept: 'application/json',
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    body: json ?? null,
  }
}

function toQuery(query: object): string {
  const parameters = new URLSearchParams()
  const add = (name: string, value: unknown) => {
    if (value !== undefined && value !== null) parameters.append(name, String(value))
  }
  for (const [name, value] of Object.entries(query)) {
    if (!isMap(value)) add(name, value)
    else for (const [key, inner] of Object.entries(value)) add(`${name}.${key}`, inner)
  }
  return parameters.toString()
}

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
