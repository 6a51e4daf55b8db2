import { plain } from '../plain.ts'

/** Where something stands in a file; the first line and the first column are 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Something in the file that cannot be, and where. */
export interface Problem {
  readonly place: Place
  readonly words: string
}

/** The file cannot be applied: everything that is wrong with it, by line. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
  readonly problems: readonly Problem[]

  constructor(file: string, problems: readonly Problem[]) {
    const sorted = [...problems].sort(({ place: a }, { place: b }) => a.line - b.line || a.column - b.column)
    super(
      sorted
        .slice(0, mostShown)
        .map((problem) => toLine(file, problem))
        .join('\n') + rest(sorted.length),
    )
    this.problems = sorted
  }
}

/** A step that was refused or got no answer, with its line; why is its `cause`. */
export class StepError extends Error {
  override readonly name = 'StepError'
  /** What the step was about: `group "Berlin"`. */
  readonly subject: string

  constructor(line: string, subject: string, cause: unknown) {
    super(line, { cause })
    this.subject = subject
  }
}

/** A file of another kind altogether can be wrong in every line. */
const mostShown = 200

const rest = (count: number): string =>
  count > mostShown ? `\nand ${count - mostShown} more like these` : ''

/** As compilers write it, so that editors find the place. */
export const toLine = (file: string, { place, words }: Problem): string =>
  `${file}:${place.line}:${place.column}: ${plain(words)}`

/** A text from the file or the directory inside a sentence. */
export function quote(text: unknown): string {
  const line = plain(text)
  return `"${line.length > 80 ? `${line.slice(0, 80)}…` : line}"`
}
