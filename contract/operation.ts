import type { Scope } from './generated/types.ts'
import type { ValidatorName } from './generated/validators.js'

/** What the contract says about one call, for programs that route, check, send or explain it. */
export interface Operation {
  /** What it is about: `Users` for the fifteen, else what stands around users, such as `Roles`. */
  readonly tag: string
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT'
  /** The path with the path parameters in braces: `/api/1/users/{user_id}`. */
  readonly path: string
  /** A second path at which older clients find the same call. */
  readonly alsoAt?: string
  readonly summary: string
  readonly description: string
  /** The scopes of which a token must have one. Empty for the calls that give tokens. */
  readonly scopes: readonly Scope[]
  readonly parameters: readonly Parameter[]
  /** Query parameters that older clients send. They work, but are no part of the contract. */
  readonly alsoAccepted: readonly AlsoAccepted[]
  readonly body: Body | undefined
  /** The status of an answer to a call that went well. */
  readonly success: number
  /** All statuses an answer can have, in rising order. */
  readonly statuses: readonly number[]
}

export interface Parameter {
  /** The name on the wire. In `custom_attributes.{attribute_name}` a shortname takes the place of the braces. */
  readonly name: string
  readonly in: 'path' | 'query'
  readonly type: 'boolean' | 'integer' | 'string'
  readonly required: boolean
  readonly description: string
  readonly enum?: readonly string[]
  readonly default?: boolean | number | string
  readonly minimum?: number
  readonly format?: 'date-time'
}

export interface AlsoAccepted {
  readonly name: string
  readonly type: 'integer' | 'string'
  readonly description: string
}

export interface Body {
  /** The name of the type and of the validator. */
  readonly schema: ValidatorName
  /** Whether a call without a body is refused. */
  readonly required: boolean
  readonly description: string
}
