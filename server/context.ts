import type { ErrorBody, OperationId, OperationInput, OperationResult } from '@rollcall/contract'
import type { LoginTurns } from './directory/login-turns.ts'
import type { PasswordHasher } from './directory/password-hash.ts'
import type { Store } from './store/store.ts'

/** What a rule may use beside its input. */
export interface Context {
  readonly store: Store
  readonly passwords: PasswordHasher
  /** Where logins wait that may not be verified yet. */
  readonly loginTurns: LoginTurns
  /** The key that cursors of this directory are signed with. */
  readonly cursorKey: string
  /** The time of the request, in milliseconds: one request sees one time. */
  readonly now: number
  /** The client id of the credential that asks, and from where. */
  readonly clientId: string
  readonly ip: string
  readonly requestId: string
  /** To be called in or after a transaction that leaves mappings to be run. */
  readonly wakeMappings: () => void
  /** Where the caller reached us (`http://127.0.0.1:4000`), for links. */
  readonly origin: string
}

/** JSON text of a `T`, ready to send, as text or as bytes. Users are stored this way and are never parsed to be sent. */
export type Json<T> = (string | Buffer) & { readonly json?: T }

export interface Answer<T> {
  readonly json: Json<T>
  readonly headers?: Readonly<Record<string, string>>
}

export type Handler<N extends OperationId> = (
  input: OperationInput[N],
  context: Context,
) => Promise<Answer<OperationResult[N]>>

export const success: ErrorBody = { error: false, code: 200, type: 'Success', message: 'Success' }

/** The answer of the calls that only do something. */
export const done: Answer<ErrorBody> = { json: JSON.stringify(success) }
