import { noteUse } from '../store/credentials.ts'
import type { Store } from '../store/store.ts'

/** When credentials were last used. */
export interface CredentialUses {
  /** Notes, behind the call, that a credential is used now. `lastUsedAt` is what the directory knows already. */
  note(id: number, lastUsedAt: number | null, now: number): void
}

/** How exact it is. Each use that is noted is a commit, so nearly all calls must do without. */
const exactTo = 60_000

/**
 * Notes a use when the last one is a minute old. A call neither waits for it nor fails with it: `onFailure` is told, and
 * the next try is a minute later.
 */
export function createCredentialUses(store: Store, onFailure: (error: unknown) => void): CredentialUses {
  /** Those that are on their way, or could not be noted. */
  const tried = new Map<number, number>()
  return {
    note(id, lastUsedAt, now) {
      if (lastUsedAt !== null && now - lastUsedAt < exactTo) return
      if (now - (tried.get(id) ?? Number.NEGATIVE_INFINITY) < exactTo) return
      tried.set(id, now)
      store
        .transaction((tx) => noteUse(tx, id, now))
        .then(() => tried.delete(id))
        .catch(onFailure)
    },
  }
}
