import type { Server } from './servers.ts'

/** Roles that every caller may give by hand. */
export const sharedRoles = ['Blue', 'Green'] as const

/** Roles that only mappings give, each by the mapping of its name. `Portal` follows from another role. */
const rules = {
  Everybody: [],
  Sales: [{ source: 'department', operator: '=', value: 'Sales' }],
  Support: [{ source: 'department', operator: '=', value: 'Support' }],
  Portal: [{ source: 'has_role', operator: '=', value: 'Sales' }],
} as const

/** So many wrong guesses lock. */
export const mostFailures = 5

/** Makes what all callers share, and answers the ids of the roles by their names. */
export async function setUp({ call }: Server): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  async function make(path: string, body: object): Promise<{ id: number }> {
    const { status, text } = await call('POST', path, body)
    if (status !== 201) throw new Error(`${path}: ${text}`)
    return JSON.parse(text)
  }
  for (const name of [...sharedRoles, ...Object.keys(rules)])
    ids.set(name, (await make('/api/2/roles', { name })).id)
  for (const [name, conditions] of Object.entries(rules)) {
    const named = conditions.map((condition) =>
      condition.source === 'has_role' ? { ...condition, value: String(ids.get(condition.value)) } : condition,
    )
    const actions: object[] = [{ action: 'add_role', value: [String(ids.get(name))] }]
    if (conditions.some(({ source }) => source === 'department'))
      actions.push({ action: 'set_company', value: [`of ${name}`] })
    await make('/api/2/mappings', { name, conditions: named, actions })
  }
  await make('/api/2/users/custom_attributes', { user_field: { name: 'Badge', shortname: 'badge' } })
  // A lock that ended by itself would change somebody without a call.
  const { status, text } = await call('PUT', '/api/1/policies/1', {
    maximum_invalid_attempts: mostFailures,
    lock_minutes: null,
  })
  if (status !== 200) throw new Error(text)
  return ids
}
