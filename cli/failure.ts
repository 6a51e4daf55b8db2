import { ApiError, ConnectionError } from '@rollcall/client'
import { plain } from './plain.ts'

/** An error in one line for a person. */
export function describeFailure(error: unknown): string {
  return plain(wordsOf(error) + wayOn(error))
}

function wordsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error)
  const { status, message, requestId } = error
  // Importing node:http would cost every call a tenth of its time.
  const kind = process.getBuiltinModule('node:http').STATUS_CODES[status]
  const words = kind === undefined ? `${status}` : `${status} ${kind}`
  return `${words}: ${message}${requestId === undefined ? '' : ` (request ${requestId})`}`
}

/** Where a list that broke off can be taken up again. */
function wayOn(error: unknown): string {
  if (!(error instanceof ApiError || error instanceof ConnectionError) || !error.cursor) return ''
  return `; go on with --cursor ${error.cursor}`
}
