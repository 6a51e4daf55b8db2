import { isMap } from './fields.ts'

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
   * is. A call that was refused with 429, or never reached the server, is always sent again.
   */
  repeatable?: boolean | undefined
}

/** A call as HTTP, but for the token. */
export interface WireRequest {
  method: string
  url: string
  /** The address without its query, which may hold personal data. */
  address: string
  headers: Headers
  body: string | undefined
  repeatable: boolean
}

/** Turns the description of a call into HTTP. */
export function toWire(host: string, request: ApiRequest, extra: Record<string, string> = {}): WireRequest {
  const { method, path, query = {}, body, repeatable = method === 'GET' } = request
  // Without it, a path such as `@example.com` would send the token to another host.
  if (!path.startsWith('/')) throw new TypeError('path must begin with /')

  const url = host + path
  const text = toQuery(query)
  const json = JSON.stringify(body)
  const headers = new Headers(extra)
  headers.set('accept', 'application/json')
  if (json) headers.set('content-type', 'application/json')
  return {
    method,
    url: text ? `${url}?${text}` : url,
    address: url.replace(/\?.*/s, ''),
    headers,
    body: json,
    repeatable,
  }
}

function toQuery(query: object): string {
  const parameters = new URLSearchParams()
  const add = (prefix: string, values: object) => {
    for (const [name, value] of Object.entries(values)) {
      if (isMap(value)) add(`${prefix}${name}.`, value)
      else if (value != null) parameters.append(prefix + name, value)
    }
  }
  add('', query)
  return String(parameters)
}
