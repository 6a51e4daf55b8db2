import type { Parameter } from '@rollcall/contract'
import { Argument, type Command, Option } from 'commander'
import { nameAndValue, wholeNumber } from './values.ts'

/** Path parameters become arguments, query parameters options. */
export function addParameters(command: Command, parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    if (parameter.in === 'path') command.addArgument(toArgument(parameter))
    else for (const option of toOptions(parameter)) command.addOption(option.helpGroup('Parameters:'))
  }
}

/** The query as the client takes it, with the names of the wire. */
export function readQuery(command: Command, parameters: readonly Parameter[]): Record<string, unknown> {
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => [wireName(parameter), command.getOptionValue(attributeName(parameter)) as unknown])
  return Object.fromEntries(query.filter(([, value]) => value !== undefined))
}

function toArgument({ name, type, description }: Parameter): Argument {
  const argument = new Argument(`<${name}>`, description)
  return type === 'integer' ? argument.argParser(wholeNumber(1)) : argument
}

function toOptions(parameter: Parameter): Option[] {
  const flag = flagName(parameter)
  const words = describe(parameter)
  if (parameter.type === 'boolean') {
    return [new Option(`--${flag}`, words), new Option(`--no-${flag}`, 'The opposite.')]
  }
  const option = new Option(`--${flag} <${placeholder(parameter)}>`, words)
  if (parameter.enum !== undefined) return [option.choices([...parameter.enum])]
  if (isMap(parameter)) return [option.argParser(nameAndValue)]
  if (parameter.type === 'integer') return [option.argParser(wholeNumber(parameter.minimum ?? 0))]
  return [option]
}

function describe(parameter: Parameter): string {
  const { description, minimum, default: byDefault } = parameter
  return [
    description,
    ...(minimum === undefined ? [] : [`At least ${minimum}.`]),
    ...(isMap(parameter) ? ['May be given several times.'] : []),
    ...(byDefault === undefined ? [] : [`(default: ${byDefault})`]),
  ].join(' ')
}

function placeholder(parameter: Parameter): string {
  if (isMap(parameter)) return 'name=value'
  if (parameter.type === 'integer') return 'number'
  if (parameter.enum !== undefined) return 'how'
  return parameter.format === 'date-time' ? 'time' : 'text'
}

/** `custom_attributes.{attribute_name}` stands for many parameters, which the client takes as one map. */
const isMap = ({ name }: Parameter): boolean => name.includes('{')

const wireName = ({ name }: Parameter): string => name.split('.{')[0] ?? name

/** What opens the directory is said by options of these names, so a parameter of the same name is called otherwise. */
const taken: ReadonlySet<string> = new Set(['client-id', 'client-secret', 'access-token', 'host'])

function flagName(parameter: Parameter): string {
  const name = wireName(parameter).replaceAll('_', '-')
  return taken.has(name) ? `by-${name}` : name
}

const attributeName = (parameter: Parameter): string => new Option(`--${flagName(parameter)}`).attributeName()
