import stringWidth from 'string-width'
import { plain } from './plain.ts'

export type Row = readonly unknown[]

const gap = '  '
const widest = 40
const graphemes = new Intl.Segmenter()

/** Lays rows out in columns. Later rows keep the columns at least as wide, so a long list stays in line. */
export function createTable(headings: readonly string[]) {
  const widths = headings.map((heading) => stringWidth(heading))
  let isBegun = false

  return (rows: readonly Row[]): string => {
    const cells = rows.map((row) => row.map((value) => cut(plain(value), widest)))
    for (const row of cells) {
      row.forEach((cell, column) => {
        widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell))
      })
    }
    const lines = cells.map((row, at) => toLine(row, widths, rows[at] ?? []))
    if (!isBegun) lines.unshift(toLine(headings, widths, rows[0] ?? []))
    isBegun = true
    return lines.join('')
  }
}

/** Names and values, one pair a line, nothing cut off. */
export function toPairs(pairs: readonly (readonly [name: string, value: unknown])[]): string {
  const width = Math.max(0, ...pairs.map(([name]) => stringWidth(plain(name))))
  return pairs.map(([name, value]) => `${pad(plain(name), width)}${gap}${plain(value)}`.trimEnd()).join('\n')
}

/** Numbers stand on the right of their column, as their heading does. */
function toLine(cells: readonly string[], widths: readonly number[], values: Row): string {
  const padded = cells.map((cell, column) =>
    pad(cell, widths[column] ?? 0, typeof values[column] === 'number'),
  )
  return `${padded.join(gap).trimEnd()}\n`
}

function pad(text: string, width: number, toTheRight = false): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return toTheRight ? blanks + text : text + blanks
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) >= width) break
    kept += segment
  }
  return `${kept}…`
}
