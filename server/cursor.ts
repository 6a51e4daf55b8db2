import { createHmac, timingSafeEqual } from 'node:crypto'
import { ApiError } from './errors.ts'

/** A place in a list, and the list it belongs to. */
export interface Cursor {
  readonly direction: 'after' | 'before'
  /** The id of what is beside the place. It may be gone by now; the place is still good. */
  readonly id: number
  /** The number of the page that begins there, as far as the walk has counted. */
  readonly page: number
  /** The query of the list (filters, fields, order, page size), so that a cursor alone is enough to go on. */
  readonly query: string
}

/**
 * Cursors are opaque to clients: `key=value&…` in base64, as those of the service are, signed with a key of this
 * directory. The signature is why a cursor can be believed: nobody can make one up, or turn it to another list, be it by
 * its filters or by its path.
 */
export function writeCursor({ direction, id, page, query }: Cursor, path: string, key: string): string {
  // No more is encoded than must be: the query stands in every header that has a cursor.
  const encoded = query.replaceAll(/[%&+]/g, encodeURIComponent)
  const text = `${direction}=${id}&page=${page}&query=${encoded}`
  return Buffer.from(`${text}&signature=${sign(path, text, key)}`).toString('base64url')
}

export function readCursor(cursor: string, path: string, key: string): Cursor {
  const [text, signature] = Buffer.from(cursor, 'base64url').toString().split('&signature=')
  if (text === undefined || signature === undefined || !isSame(signature, sign(path, text, key)))
    throw new ApiError('cursorInvalid')
  const fields = new URLSearchParams(text)
  const direction = fields.has('after') ? 'after' : 'before'
  return {
    direction,
    id: Number(fields.get(direction)),
    page: Number(fields.get('page')),
    query: fields.get('query') ?? '',
  }
}

/** The key is text: of raw bytes a key object would be made for each signature, at seven times the cost. */
const sign = (path: string, text: string, key: string): string =>
  createHmac('sha256', key).update(`${path} ${text}`).digest('base64url')

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
