import { readFileSync, writeFileSync } from 'node:fs'
import type { Figure } from './part.ts'

/** What `--json` keeps and `--compare` reads. */
interface Results {
  readonly machine: readonly string[]
  readonly measuredAt: string
  readonly figures: readonly Figure[]
}

/**
 * Prints figures as lines of one Markdown table, each as soon as it is known, with the change since former results
 * beside it when there are any.
 */
export function createTable(machine: readonly string[], formerFile: string | undefined) {
  const figures: Figure[] = []
  const former = formerFile === undefined ? undefined : readResults(formerFile)

  function line(cells: readonly string[]): void {
    const widths = [36, 9, 38, 21, 10, 8, former ? 10 : 0, 0]
    const shown = cells.map((cell, at) => cell.padEnd(widths[at] as number))
    console.log(`| ${shown.filter((_, at) => at !== 6 || former).join(' | ')} |`)
  }

  function cellsOf(figure: Figure): string[] {
    const { what, people, target, value, unit, p99, ratio, note = '' } = figure
    return [
      what,
      people === 0 ? '' : people.toLocaleString('en'),
      target,
      unit.startsWith('/') ? `${number(value)}${unit}` : `${number(value)} ${unit}`,
      p99 === undefined ? '' : `${number(p99)} ms`,
      ratio === undefined ? '' : ratio.toFixed(2),
      former ? changeOf(figure, former) : '',
      note,
    ]
  }

  return {
    begin(): void {
      if (former) console.log(`Compared with ${former.measuredAt}, ${former.machine.join(', ')}\n`)
      line(['what', 'users', 'by', 'figure', 'p99', 'to floor', 'change', ''])
      line(['---', '--:', '---', '--:', '--:', '--:', '--:', '---'])
    },
    add(figure: Figure): void {
      figures.push(figure)
      line(cellsOf(figure))
    },
    keep(file: string): void {
      const results: Results = { machine, measuredAt: new Date().toISOString(), figures }
      writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
    },
  }
}

/** More than before, or less, in hundredths of what was; nothing where it was not measured. */
function changeOf(figure: Figure, { figures }: Results): string {
  const before = figures.find(
    ({ what, people, target }) =>
      what === figure.what && people === figure.people && target === figure.target,
  )
  if (before === undefined) return 'new'
  const change = (figure.value / before.value - 1) * 100
  return `${change < 0 ? '' : '+'}${change.toFixed(0)} %`
}

export function readResults(file: string): Results {
  const results = JSON.parse(readFileSync(file, 'utf8')) as Partial<Results>
  if (!Array.isArray(results.figures)) throw new Error(`${file} holds no results of the bench`)
  return results as Results
}

function number(value: number): string {
  const maximumFractionDigits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  return value.toLocaleString('en', { maximumFractionDigits })
}
