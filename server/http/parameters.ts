import type { AlsoAccepted, Operation, Parameter } from '@rollcall/contract'
import { ApiError } from '../errors.ts'

type Query = Readonly<Record<string, string | string[]>>

/** Makes the function that reads an operation's path: a whole number where the contract says so, else text. */
export function createPathParser({
  parameters,
}: Operation): (path: Query) => Record<string, number | string> {
  const known = parameters.filter((parameter) => parameter.in === 'path')
  return (path) => {
    const input: Record<string, number | string> = {}
    for (const { name, type } of known)
      input[name] = type === 'integer' ? parseId(name, String(path[name])) : String(path[name])
    return input
  }
}

/** Text from a path is a whole number or refused. One beyond the numbers that are exact is nobody's. */
function parseId(name: string, text: string): number {
  if (!/^-?\d+$/.test(text)) throw new ApiError('idInvalid')
  const id = Number(text)
  if (!Number.isSafeInteger(id)) throw new ApiError('notFound', kindOf(name), text)
  return id
}

/** custom_attribute_id → Custom attribute */
function kindOf(name: string): string {
  const words = name.replace(/_id$/, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What the python client sends when the caller gave no attribute name: the placeholder itself. */
const placeholder = 'custom_attributes.{attribute_name}'

/**
 * Makes the function that reads an operation's query. Text becomes a number or a boolean where the contract says so;
 * what it does not know is refused, since a filter that is quietly ignored would answer every user.
 */
export function createQueryParser(operation: Operation): (query: Query) => Record<string, unknown> {
  const known = new Map<string, Pick<Parameter, 'type' | 'enum' | 'minimum'> | AlsoAccepted>()
  const prefixes: string[] = []
  for (const parameter of [...operation.parameters, ...operation.alsoAccepted]) {
    if ('in' in parameter && parameter.in === 'path') continue
    const [prefix, isFamily] = parameter.name.split('{')
    if (isFamily === undefined) known.set(parameter.name, parameter)
    else prefixes.push(prefix as string)
  }

  return (query) => {
    const input: Record<string, unknown> = {}
    const unknown: string[] = []
    for (const [name, value] of Object.entries(query)) {
      // An empty value asks for nothing, whatever the name.
      if (value === '' || name === placeholder) continue
      if (typeof value !== 'string') throw new ApiError('parameterRepeated', name.slice(0, 100))
      if (value.includes('\0') || !value.isWellFormed())
        throw new ApiError('parameterValue', name.slice(0, 100), 'text without the character NUL')
      const parameter = known.get(name)
      const prefix = prefixes.find((start) => name.startsWith(start))
      if (parameter !== undefined) input[name] = parseValue(name, value, parameter)
      else if (prefix !== undefined) {
        const family = prefix.slice(0, -1)
        input[family] = { ...(input[family] as object), [name.slice(prefix.length)]: value }
      } else unknown.push(name.slice(0, 100))
    }
    if (unknown.length > 0) throw new ApiError('parameterUnknown', unknown.slice(0, 20))
    return input
  }
}

function parseValue(
  name: string,
  text: string,
  { type, enum: values, minimum }: Pick<Parameter, 'type' | 'enum' | 'minimum'>,
): unknown {
  if (type === 'string') {
    if (values && !values.includes(text))
      throw new ApiError('parameterValue', name, `one of ${values.join(', ')}`)
    return text
  }
  if (type === 'boolean') {
    // Python writes True and False.
    if (!/^(true|false)$/i.test(text)) throw new ApiError('parameterType', name, 'boolean')
    return text.toLowerCase() === 'true'
  }
  const number = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new ApiError('parameterType', name, 'integer')
  if (minimum !== undefined && number < minimum)
    throw new ApiError('parameterValue', name, `at least ${minimum}`)
  return number
}
