import type { Entry, Members } from './entries.ts'
import type { Problem } from './problems.ts'
import type { SeedFile } from './read-file.ts'
import { secretMembers } from './schema.ts'

/** Where secrets come from that are not written into the file. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The secrets of an entry, those that are written as `${NAME}` from the environment. They are shown nowhere. */
export function readSecrets(
  { kind, members, path }: Entry,
  file: SeedFile,
  environment: Environment,
): { readonly values: Members; readonly problems: readonly Problem[] } {
  const values: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const member of secretMembers(kind)) {
    const value = members[member]
    if (value === undefined) continue
    const variable = /^\$\{(\w+)\}$/.exec(String(value))?.[1]
    values[member] = variable === undefined ? value : environment[variable]
    if (values[member] === undefined || (variable !== undefined && values[member] === ''))
      problems.push({
        place: file.placeOf([...path, member]),
        words: `the variable ${variable}, which ${member} is taken from, is not set`,
      })
  }
  if (typeof values.password === 'string') values.password_confirmation = values.password
  return { values, problems }
}
