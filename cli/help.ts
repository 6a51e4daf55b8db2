import { type OperationId, operations } from '@rollcall/contract'
import type { Command } from 'commander'
import { exampleBodies, membersOf } from './contract-words.ts'
import { kebabCase } from './kebab-case.ts'

/** The members of the body, laid out as the options are. */
export function describeBody(command: Command, id: OperationId): string {
  const members = membersOf(id)
  if (members.length === 0) return ''
  const help = command.createHelp()
  help.prepareContext({ helpWidth: process.stdout.columns ?? 80 })
  const width = Math.max(...members.map(({ name }) => name.length))
  const items = members.map(({ name, description }) => help.formatItem(name, width, description, help))
  return `\n${help.formatItemList('Members of --data:', items, help).join('\n')}`
}

/** Calls that can be copied; the bodies are the examples of the contract. */
export function describeExamples(id: OperationId): string {
  const call = ['rollcall', kebabCase(id), ...operations[id].parameters.filter(isInPath).map(() => '7')].join(
    ' ',
  )
  const bodies = exampleBodies(id).map((body) => ` --data '${JSON.stringify(body).replaceAll("'", "'\\''")}'`)
  const endings = moreExamples[id] ?? (bodies.length === 0 ? [''] : bodies)
  return `\nExamples:\n${endings.map((ending) => `  ${call}${ending}`).join('\n')}\n`
}

const isInPath = (parameter: { readonly in: string }): boolean => parameter.in === 'path'

const moreExamples: { readonly [N in OperationId]?: readonly string[] } = {
  getUserApps: ['', ' --ignore-visibility'],
  listUsers: [
    '',
    " --email '*@example.com' --fields id,email",
    ' --created-since 2026-01-01 --custom-attributes costcentre=4711',
    ' --all --json > users.json',
  ],
  logOutUser: [''],
}
