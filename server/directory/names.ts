import { isTooLongForKey } from '../store/fold.ts'

/** What is wrong with the name of something; nothing when it is good. How long a name may be says the contract. */
export function problemsOfName(name: string): string[] {
  const problems: string[] = []
  if (name === '') problems.push('name must not be empty')
  if (isTooLongForKey(name)) problems.push('name is too long when its characters are written out')
  return problems
}
