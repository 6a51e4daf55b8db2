import { UsersV1Api } from '@rollcall/client'
import { type Operation, type OperationId, operations } from '@rollcall/contract'
import { type Command, Option } from 'commander'
import { readBody } from './body.ts'
import { addConnectionOptions, connect } from './connection.ts'
import { describeBody, describeExamples } from './help.ts'
import { kebabCase } from './kebab-case.ts'
import { addOutputOptions, print, readFormat } from './output.ts'
import { addParameters, readQuery } from './parameters.ts'
import { toJson } from './plain.ts'
import { printAll, printPage } from './user-list.ts'

/** One command for each operation of the contract. */
export function addOperations(program: Command): void {
  program.commandsGroup('Calls:')
  for (const id of Object.keys(operations) as OperationId[]) addOperation(program, id)
}

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
  if (isListed(id)) {
    const words = 'All pages from here to the last, each printed when it arrives.'
    command.addOption(new Option('--all', words).helpGroup('Parameters:'))
  }
  addConnectionOptions(command)
  addOutputOptions(command)
  command.addHelpText('after', () => describeBody(command, id) + describeExamples(id))
  command.action(() => call(command, id))
}

async function call(command: Command, id: OperationId): Promise<void> {
  const { parameters, body }: Operation = operations[id]
  const format = readFormat(command)
  const query = readQuery(command, parameters)
  const data = body && (await readBody(command.getOptionValue('data') as string | undefined, body))
  const users = new UsersV1Api(connect(command))

  if (isListed(id)) {
    const isAll = command.getOptionValue('all') === true
    // Fewer and larger answers when all of them are wanted.
    const list = users.listUsers(isAll ? { limit: 100, ...query } : query)
    return await (isAll ? printAll : printPage)(list, format, query)
  }

  // Every method takes first the id of the path, then the body, then the query: as many of them as it has.
  const send = users[id] as (...input: unknown[]) => Promise<unknown>
  const hasQuery = parameters.some((parameter) => parameter.in === 'query')
  const input = [...command.processedArgs, ...(body ? [data] : []), ...(hasQuery ? [query] : [])]
  const result = await send.apply(users, input)

  if (format === 'table') {
    const { answers } = await import('./answers.ts')
    await print((answers[id] as (result: unknown) => string)(result))
  } else if (result !== undefined) await print(`${toJson(result)}\n`)
}

const isListed = (id: OperationId): id is 'listUsers' => id === 'listUsers'
