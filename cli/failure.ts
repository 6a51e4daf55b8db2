import { ApiError } from '@rollcall/client'
import { plain } from './plain.ts'

/** An error in one line for a person. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof ApiError)) return plain(error instanceof Error ? error.message : String(error))
  const { status, message, requestId } = error
  // Importing node:http would cost every call a tenth of its time.
  const kind = process.getBuiltinModule('node:http').STATUS_CODES[status]
  const words = kind === undefined ? `${status}` : `${status} ${kind}`
  return plain(`${words}: ${message}${requestId === undefined ? '' : ` (request ${requestId})`}`)
}
