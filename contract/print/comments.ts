import type { Schema } from './openapi.ts'

/** A doc comment, wrapped, in front of the line it belongs to. */
export function comment(paragraphs: readonly string[], indent = ''): string {
  const lines = paragraphs.filter((text) => text !== '').flatMap((text) => wrap(text, 104 - indent.length))
  if (lines.length === 0) return ''
  const [only] = lines
  if (lines.length === 1) return `${indent}/** ${only} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}

/** What a schema says beside its type: limits and default in one paragraph, then a line for each value that has a meaning. */
export const limits = (schema: Schema): string[] => [bounds(schema).join(' '), ...meanings(schema)]

/** The values of an enum and what they mean, as a list. */
export const meanings = (schema: Schema): string[] =>
  Object.entries(schema['x-enumDescriptions'] ?? {}).map(([value, meaning]) => `- \`${value}\`: ${meaning}`)

/** Limits, form and default, a sentence each. */
export function bounds(schema: Schema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema
  const largest = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum
  const characters = minLength === maxLength ? `${maxLength} characters.` : `At most ${maxLength} characters.`
  return [
    minimum === undefined
      ? ''
      : largest === undefined
        ? `At least ${minimum}.`
        : `From ${minimum} to ${largest}.`,
    maxLength === undefined ? '' : characters,
    minItems === undefined ? '' : `At least ${minItems}.`,
    maxItems === undefined ? '' : `At most ${maxItems}.`,
    schema.format === 'date-time' && !schema.description?.includes('ISO 8601') ? 'ISO 8601.' : '',
    schema.default === undefined ? '' : `Default: \`${schema.default}\`.`,
  ].filter((sentence) => sentence !== '')
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
