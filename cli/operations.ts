import type { List } from '@rollcall/client/directory'
import { type Operation, type OperationId, operations } from '@rollcall/contract'
import { type Command, Option } from 'commander'
import { loadApi } from './apis.ts'
import { readBody } from './body.ts'
import { addConnectionOptions, connect } from './connection.ts'
import { describeBody, describeExamples } from './help.ts'
import { kebabCase } from './kebab-case.ts'
import { type Items, printAll, printPage } from './list.ts'
import { addOutputOptions, print, readFormat } from './output.ts'
import { addParameters, readQuery } from './parameters.ts'
import { toJson } from './plain.ts'

/** One command for each operation of the contract, those of a tag together. */
export function addOperations(program: Command): void {
  for (const [id, { tag }] of Object.entries(operations) as [OperationId, Operation][]) {
    program.commandsGroup(`${toWords(tag)}:`)
    addOperation(program, id)
  }
}

/** CustomAttributes → Custom attributes */
const toWords = (tag: string): string =>
  tag.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function addOperation(program: Command, id: OperationId): void {
  const { summary, description, scopes, parameters, body }: Operation = operations[id]
  const command = program
    .command(kebabCase(id))
    .summary(summary)
    .description(`${description}\n\nScopes, of which one is needed: ${scopes.join(', ')}.`)

  addParameters(command, parameters)
  if (body !== undefined) {
    const words = `${body.description} JSON, @FILE, or - for the standard input.`
    command.addOption(
      new Option('--data <json>', words).makeOptionMandatory(body.required).helpGroup('Parameters:'),
    )
  }
  if (isPaged(operations[id])) {
    const words = 'All pages from here to the last, each printed when it arrives.'
    command.addOption(new Option('--all', words).helpGroup('Parameters:'))
  }
  addConnectionOptions(command)
  addOutputOptions(command)
  command.addHelpText('after', () => describeBody(command, id) + describeExamples(id))
  command.action(() => call(command, id))
}

async function call(command: Command, id: OperationId): Promise<void> {
  const operation: Operation = operations[id]
  const { tag, parameters, body } = operation
  const format = readFormat(command)
  const query = readQuery(command, parameters)
  const data = body && (await readBody(command.getOptionValue('data') as string | undefined, body))
  const isAll = command.getOptionValue('all') === true
  const api = await loadApi(tag, connect(command))

  // Every method takes first what is in the path, then the body, then the query: as many of them as it has.
  const hasQuery = parameters.some((parameter) => parameter.in === 'query')
  // Fewer and larger answers when all of them are wanted.
  const asked = isAll ? { limit: tag === 'Users' ? 100 : 1000, ...query } : query
  const input = [...command.processedArgs, ...(body ? [data] : []), ...(hasQuery ? [asked] : [])]
  const pending = api[id]?.(...input)
  if (isPaged(operation)) {
    const list = pending as List<object, string>
    return await (isAll ? printAll : printPage)(list, format, query, itemsOf(tag))
  }

  const result = await pending
  if (format === 'table') {
    const { toText } = await import('./answers.ts')
    await print(toText(id, result))
  } else if (result !== undefined) await print(`${toJson(result)}\n`)
}

const isPaged = ({ parameters }: Operation): boolean => parameters.some(({ name }) => name === 'cursor')

/** The client calls users by their name, all else items. */
const itemsOf = (tag: string): Items =>
  tag === 'Users'
    ? { key: 'users', many: 'users', one: 'user' }
    : tag === 'Events'
      ? { key: 'items', many: 'events', one: 'event', columns: eventColumns }
      : { key: 'items', many: 'items', one: 'item' }

/** An event has more than a line can show; `get-event` shows all of it. */
const eventColumns = [
  'id',
  'created_at',
  'event_type_id',
  'user_name',
  'actor_system',
  'client_id',
  'changes',
]
