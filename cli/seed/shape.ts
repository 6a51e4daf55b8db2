import { Ajv, type ErrorObject } from 'ajv'
import { type Kind, kinds } from './kinds.ts'
import { type Problem, quote } from './problems.ts'
import type { Path, SeedFile } from './read-file.ts'
import { createFileSchema, whyLeftOut } from './schema.ts'

/** Members that do not exist, are missing or hold what they cannot: everywhere in the file, at once. */
export function findWrongShapes(file: SeedFile): Problem[] {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    strict: false,
    validateFormats: false,
  })
  const isValid = ajv.compile(createFileSchema())
  // A file with nothing in it declares nothing.
  if (isValid(file.value ?? {})) return []
  const errors = isValid.errors ?? []
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf')
  const isOfAChoice = ({ schemaPath }: ErrorObject) =>
    choices.some((choice) => schemaPath.startsWith(`${choice.schemaPath}/`))
  return errors.filter((error) => !isOfAChoice(error)).map((error) => toProblem(error, file))
}

function toProblem(error: ErrorObject, file: SeedFile): Problem {
  const path = pathOf(error)
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty)
    return { place: file.placeOfName([...path, name]), words: describeUnknown(path, name, error) }
  }
  return { place: file.placeOf(path), words: `${subjectOf(path)} ${ruleOf(error)}` }
}

const pathOf = ({ instancePath }: ErrorObject): Path =>
  instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

function describeUnknown(path: Path, name: string, { parentSchema }: ErrorObject): string {
  const known = Object.keys(parentSchema?.properties ?? {})
  const kind = kinds.find(({ section }) => section === path[0])
  if (path.length === 0) return `there is no section ${quote(name)}; there are ${known.join(', ')}`
  const why = path.length === 2 && kind ? whyLeftOut(kind, name) : undefined
  if (why !== undefined) return `${name} cannot be declared: ${why}`
  const near = nearest(name, known)
  return `${oneOf(kind)} has no member ${quote(name)}${near === undefined ? '' : `; did you mean ${near}?`}`
}

const oneOf = (kind: Kind | undefined): string => {
  const one = kind?.one ?? 'thing'
  return `${/^[aeio]/.test(one) ? 'an' : 'a'} ${one}`
}

/** What the sentence is about: `password_minimum_length`, `custom_attributes.team`, or the thing as a whole. */
function subjectOf(path: Path): string {
  const kind = kinds.find(({ section }) => section === path[0])
  if (path.length === 0) return 'the file'
  if (path.length === 1) return String(path[0])
  const members = path.slice(2)
  return members.length === 0 ? oneOf(kind) : members.join('.')
}

function ruleOf({ keyword, params, data }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `needs a ${params.missingProperty}`
    case 'type':
      return describeType([params.type].flat() as string[], data)
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).filter((value) => value !== null).join(', ')}`
    case 'minLength':
      return `must have ${params.limit} characters or more`
    case 'maxLength':
      return `must have ${params.limit} characters or fewer`
    case 'minItems':
      return `must have ${params.limit} items or more`
    case 'maxItems':
      return `must have ${params.limit} items or fewer`
    case 'minimum':
      return `must be ${params.limit} or more`
    case 'maximum':
      return `must be ${params.limit} or less`
    case 'uniqueItems':
      return 'names the same twice'
    case 'pattern':
      return `must match ${params.pattern}`
    default:
      return 'is not what the contract says'
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'names with values',
  null: 'null',
}

/** YAML takes 4711 and +4930123456 for numbers, and whoever meant text is told how to say so. */
function describeType(types: readonly string[], data: unknown): string {
  const words = types.flatMap((type) => type.split(',')).map((type) => typeWords[type] ?? type)
  const hint =
    types.includes('string') && ['number', 'boolean'].includes(typeof data) ? '; put it into quotes' : ''
  const empty = types.includes('array') && data === null ? '; write [] for none' : ''
  return `must be ${words.join(' or ')}${hint}${empty}`
}

/** The name that somebody who mistyped one meant: at most two characters apart. */
function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 60) return undefined
  const [best] = known
    .map((other) => ({ other, steps: distance(name, other) }))
    .sort((a, b) => a.steps - b.steps)
  return best !== undefined && best.steps <= 2 ? best.other : undefined
}

function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++)
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1),
      )
    row = next
  }
  return row[to.length] as number
}
