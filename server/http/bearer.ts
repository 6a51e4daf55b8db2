import { digestOf } from '../directory/digest.ts'
import { ApiError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { type Bearer, findBearer } from '../store/tokens.ts'

/**
 * Who calls. Clients write `Bearer TOKEN`, `bearer TOKEN` or `bearer:TOKEN`. What the directory knows about a token is
 * never older than the request, so a revoked one is refused at once.
 */
export async function findCaller(header: string | undefined, store: Store, now: number): Promise<Bearer> {
  const token = /^bearer(?:\s*:\s*|\s+)([!-~]{1,256})\s*$/i.exec(header ?? '')?.[1]
  if (token === undefined) throw new ApiError('authenticationFailed')
  const bearer = await store.remember(`token ${token}`, () => findBearer(store, digestOf(token)))
  if (bearer === undefined || bearer.expires_at <= now) throw new ApiError('authenticationFailed')
  return bearer
}
