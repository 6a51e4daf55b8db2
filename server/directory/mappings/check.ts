import type { MappingInput, UpdateMappingRequest } from '@rollcall/contract'
import { ApiError } from '../../errors.ts'
import type { Mapping } from '../../store/mappings.ts'
import type { Tx } from '../../store/store.ts'
import { problemsOfName } from '../names.ts'
import { problemOfAction } from './actions.ts'
import { loadKnown } from './rules.ts'
import { problemOf } from './sources.ts'

/** So many problems are named: enough to see what is meant. */
const mostProblems = 20

/** A mapping with the members that were sent. Numbers become text, and a single value of an action a list. */
export function withInput(mapping: Mapping, input: MappingInput | UpdateMappingRequest): Mapping {
  return {
    id: mapping.id,
    name: input.name?.trim() ?? mapping.name,
    enabled: input.enabled ?? mapping.enabled,
    match: input.match ?? mapping.match,
    position: mapping.position,
    conditions:
      input.conditions?.map(({ source, operator, value }) => ({ source, operator, value: String(value) })) ??
      mapping.conditions,
    actions:
      input.actions?.map(({ action, value }) => ({ action, value: [value].flat().map(String) })) ??
      mapping.actions,
  }
}

/**
 * Refuses a mapping that breaks a rule of the directory. All broken rules are named at once. What stays as it was is not
 * looked at again: it may name what is gone by now.
 */
export async function checkMapping(tx: Tx, mapping: Mapping, before?: Mapping): Promise<void> {
  const known = await loadKnown(tx)
  const problems = problemsOfName(mapping.name)
  if (mapping.actions.length === 0) problems.push('actions must not be empty')
  const { conditions, actions } = mapping
  const found = [
    ...(conditions === before?.conditions ? [] : conditions).map(
      (condition, at) => [`conditions.${at}`, problemOf(condition, known)] as const,
    ),
    ...(actions === before?.actions ? [] : actions).map(
      (action, at) => [`actions.${at}`, problemOfAction(action, known)] as const,
    ),
  ]
  for (const [place, problem] of found)
    if (problem !== undefined) problems.push(`${place}: ${problem.slice(0, 500)}`)
  if (problems.length > mostProblems)
    problems.splice(mostProblems, problems.length, `and ${problems.length - mostProblems} more`)
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}
