import type { MappingChoice } from '@rollcall/contract'
import type { Answer, Handler } from '../../context.ts'
import { ApiError } from '../../errors.ts'
import { listCustomAttributes } from '../../store/custom-attributes.ts'
import { listNames } from '../../store/mappings.ts'
import type { Db } from '../../store/store.ts'
import { actionExists, actions, settableStatuses } from './actions.ts'
import { loadKnown } from './rules.ts'
import {
  attributeOf,
  attributePrefix,
  type Choice,
  none,
  operatorsOf,
  sources,
  states,
  statuses,
} from './sources.ts'

/** More roles or groups than this nobody chooses from a list. */
const mostChoices = 1000

export const listMappingConditions: Handler<'listMappingConditions'> = async (_, { store }) =>
  answer([
    ...Object.entries(sources).map(([value, name]) => ({ name, value })),
    ...(await attributes(store, attributePrefix, '')),
  ])

export const listMappingActions: Handler<'listMappingActions'> = async (_, { store }) =>
  answer([
    ...Object.entries(actions).map(([value, name]) => ({ name, value })),
    ...(await attributes(store, `set_${attributePrefix}`, 'Set ')),
  ])

async function attributes(db: Db, prefix: string, words: string): Promise<Choice[]> {
  return (await listCustomAttributes(db)).map(({ name, shortname }) => ({
    name: words + name,
    value: prefix + shortname,
  }))
}

export const listMappingConditionOperators: Handler<'listMappingConditionOperators'> = async (
  { mapping_condition_value: source },
  { store },
) => answer(await checkSource(store, source))

export const listMappingConditionValues: Handler<'listMappingConditionValues'> = async (
  { mapping_condition_value: source },
  { store },
) => {
  await checkSource(store, source)
  switch (source) {
    case 'status':
      return answer(statuses)
    case 'state':
      return answer(states)
    case 'has_role':
      return answer(await names(store, 'roles'))
    case 'group_id':
      return answer([noGroup, ...(await names(store, 'groups'))])
    default:
      return answer([])
  }
}

export const listMappingActionValues: Handler<'listMappingActionValues'> = async (
  { mapping_action_value: action },
  { store },
) => {
  if (!actionExists(action, await loadKnown(store)))
    throw new ApiError('notFound', 'Action', action.slice(0, 100))
  switch (action) {
    case 'set_status':
      return answer(settableStatuses)
    case 'set_state':
      return answer(states)
    case 'add_role':
    case 'remove_role':
      return answer(await names(store, 'roles'))
    case 'set_group':
      return answer([noGroup, ...(await names(store, 'groups'))])
    default:
      return answer([])
  }
}

const noGroup: Choice = { name: 'No group', value: none }

async function checkSource(db: Db, source: string): Promise<readonly Choice[]> {
  const shortname = attributeOf(source)
  const exists = shortname === undefined || (await loadKnown(db)).attributes.has(shortname)
  const operators = exists ? operatorsOf(source) : undefined
  if (operators === undefined) throw new ApiError('notFound', 'Condition', source.slice(0, 100))
  return operators
}

async function names(db: Db, table: 'roles' | 'groups'): Promise<Choice[]> {
  return (await listNames(db, table, mostChoices)).map(({ id, name }) => ({ name, value: String(id) }))
}

const answer = (choices: readonly Choice[]): Answer<MappingChoice[]> => ({ json: JSON.stringify(choices) })
