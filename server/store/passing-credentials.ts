import type { Tx } from './store.ts'

/** Client ids of credentials that live as long as a start begin with this; nobody else's does. */
const prefix = 'seed file '

/** Between these two is every such client id. */
export const passingClientIds = [prefix, `${prefix}~`] as const

export const passingClientId = (suffix: string): string => `${prefix}${suffix}`

/** Removes a credential that has served its purpose, together with its tokens. */
export const deletePassingCredential = (tx: Tx, clientId: string): Promise<number> =>
  tx.run('DELETE FROM credentials WHERE client_id = ?', clientId)

/** Removes those whose process died before it could. */
export const deleteFormerPassingCredentials = (tx: Tx, createdBefore: number): Promise<number> =>
  tx.run(
    'DELETE FROM credentials WHERE client_id >= ? AND client_id < ? AND created_at < ?',
    ...passingClientIds,
    createdBefore,
  )
