import type { Cause, UserExplanation } from '@rollcall/client/directory'
import { plain } from './plain.ts'
import { createTable } from './table.ts'

/** An explanation for a person: a line for each role and each field, with what gave it. */
export function toExplanation({ user_id, user_name, roles, fields, is_complete }: UserExplanation): string {
  const parts = [`user ${user_id}${user_name === null ? '' : ` ${plain(user_name)}`}\n`]
  if (roles.length > 0) {
    const rows = roles.map(({ role_id, role_name, is_held, by_hand, mapping_id, apps, cause }) => [
      role_id,
      is_held ? role_name : `${role_name} (not held)`,
      apps.map(({ name }) => name),
      [...(by_hand ? ['hand'] : []), ...(mapping_id === null ? [] : [`mapping ${mapping_id}`])],
      ...causeOf(cause, is_held),
    ])
    parts.push(createTable(['role', 'name', 'apps', 'kept by', ...headings])(rows))
  }
  if (fields.length > 0) {
    const rows = fields.map(({ field, value, cause }) => [
      field,
      plain(value),
      ...causeOf(cause, value !== null),
    ])
    parts.push(createTable(['field', 'value', ...headings])(rows))
  }
  if (!is_complete)
    parts.push('What is further back in the log: rollcall list-events --user-id, and the id\n')
  return parts.join('\n')
}

const headings = ['who', 'when', 'event']

/** Who gave it, when, and the event that tells. Taking away is said, since giving is what is asked for. */
function causeOf(cause: Cause, isThere: boolean): unknown[] {
  const { kind, created_at, event_id } = cause
  const isTold = kind !== 'unrecorded' && kind !== 'unread'
  const who = isTold ? whoOf(cause) : notToldOf(cause, isThere)
  return [isTold && !isThere ? `${who} took it` : who, created_at, event_id]
}

function whoOf({ kind, client_id, mapping_id, mapping_name, mapping_exists }: Cause): string {
  if (kind === 'call') return client_id ?? 'a call'
  if (kind === 'directory') return 'the directory'
  return `mapping ${mapping_name ?? mapping_id ?? ''}${mapping_exists === false ? ' (deleted)' : ''}`.trim()
}

function notToldOf({ kind, event_id }: Cause, isThere: boolean): string {
  if (kind === 'unread') return 'further back in the log'
  if (event_id !== undefined) return 'written beside the log'
  return isThere ? 'before the log' : 'never given'
}
