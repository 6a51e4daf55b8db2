import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Body } from '@rollcall/contract'
import { UsageError } from './exit-codes.ts'

/** Reads the body that `--data` names: JSON itself, `@file`, or `-` for the standard input. */
export async function readBody(data: string | undefined, { schema }: Body): Promise<unknown> {
  if (data === undefined) return undefined
  const body = parse(await readText(data))
  if (schema !== 'AddRolesToUserRequest' && schema !== 'RemoveUserRoleRequest') return body
  return toRoles(body)
}

async function readText(data: string): Promise<string> {
  if (data === '-') return await text(process.stdin)
  if (!data.startsWith('@')) return data
  try {
    return await readFile(data.slice(1), 'utf8')
  } catch (error) {
    throw new UsageError(`--data: ${data.slice(1)} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    // The whole message quotes from the text, which may hold a password.
    const [place] = /position \d+( \(line \d+ column \d+\))?/.exec((error as SyntaxError).message) ?? []
    throw new UsageError(`--data is not JSON${place === undefined ? '' : `, see ${place}`}`)
  }
}

/** A bare list of roles is as good as one in an object; the client takes the object only. */
function toRoles(body: unknown): object {
  if (Array.isArray(body)) return { role_id_array: body }
  if (Array.isArray((body as { role_id_array?: unknown } | null)?.role_id_array)) return body as object
  throw new UsageError('--data must hold role_id_array, a list of role ids')
}
