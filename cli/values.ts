import { InvalidArgumentError } from 'commander'

/** Reads a whole number from an option or argument. */
export function wholeNumber(minimum: number, maximum = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text)
    if (/^-?\d+$/.test(text) && value >= minimum && value <= maximum) return value
    const range =
      maximum === Number.MAX_SAFE_INTEGER ? `, ${minimum} or more` : ` from ${minimum} to ${maximum}`
    throw new InvalidArgumentError(`It must be a whole number${range}.`)
  }
}

/** Reads seconds as milliseconds. */
export function seconds(text: string): number {
  const value = Number(text)
  // Above this a timer would run out at once.
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 2_000_000) return value * 1000
  throw new InvalidArgumentError('It must be a number of seconds above 0.')
}

/** Collects `name=value` pairs of an option that may be given several times. */
export function nameAndValue(
  text: string,
  earlier: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It must be a name and a value: team=red.')
  return { ...earlier, [text.slice(0, at)]: text.slice(at + 1) }
}

/** Collects the values of an option that may be given several times. */
export const severalOf =
  <T>(read: (text: string) => T) =>
  (text: string, earlier: readonly T[] | undefined): T[] => [...(earlier ?? []), read(text)]
