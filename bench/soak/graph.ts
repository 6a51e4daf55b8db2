/** A curve: a value for each moment. */
export interface Curve {
  readonly name: string
  readonly points: readonly (readonly [seconds: number, value: number])[]
  /** Drawn with dashes, as what is reckoned and not seen. */
  readonly dashed?: boolean
}

/** Curves over one axis. */
export interface Panel {
  readonly title: string
  readonly unit: string
  /** Each step of the axis is ten times the one before, from 1 on: for what has peaks. */
  readonly byTens?: boolean
  readonly curves: readonly Curve[]
}

const [width, height, left, right, top, bottom] = [760, 190, 56, 16, 30, 22]
const colors = ['#2f81f7', '#db6d28', '#8b5cf6']

/** Panels one below the other over the same time, as an SVG that can be read on light and on dark pages. */
export function drawGraph(panels: readonly Panel[]): string {
  const seconds = Math.max(
    1,
    ...panels.flatMap(({ curves }) => curves.flatMap(({ points }) => points.map(([x]) => x))),
  )
  const drawn = panels.map(
    (panel, at) => `<g transform="translate(0 ${at * height})">${drawPanel(panel, seconds)}</g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panels.length * height + 18}" font-family="sans-serif" font-size="12">
<style>text{fill:#57606a}.grid{stroke:#8b949e;stroke-opacity:.3}.curve{fill:none;stroke-width:1.5}@media(prefers-color-scheme:dark){text{fill:#9198a1}}</style>
${drawn.join('\n')}
<text x="${(left + width - right) / 2}" y="${panels.length * height + 10}" text-anchor="middle">${minutes(seconds).unit} since the load began</text>
</svg>
`
}

function drawPanel({ title, unit, byTens = false, curves }: Panel, seconds: number): string {
  const most = Math.max(1, ...curves.flatMap(({ points }) => points.map(([, y]) => y)))
  const { marks, shareOf } = byTens ? axisByTens(most) : evenAxis(most)
  const x = (at: number) => (left + (at / seconds) * (width - left - right)).toFixed(1)
  const y = (value: number) => (height - bottom - shareOf(value) * (height - top - bottom)).toFixed(1)
  const { perUnit } = minutes(seconds)
  const across = marks.map(
    (value) =>
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}"/><text x="${left - 6}" y="${y(value)}" dy="4" text-anchor="end">${value.toLocaleString('en')}</text>`,
  )
  const along = steps(seconds / perUnit, stepOf(seconds / perUnit, 12)).map(
    (value) =>
      `<text x="${x(value * perUnit)}" y="${height - bottom + 15}" text-anchor="middle">${value}</text>`,
  )
  const lines = curves.map(({ points, dashed }, at) => {
    const path = points.map(([when, value]) => `${x(when)},${y(value)}`).join(' ')
    return `<polyline class="curve" stroke="${colors[at % colors.length]}"${dashed ? ' stroke-dasharray="5 4"' : ''} points="${path}"/>`
  })
  const names = curves.map(
    ({ name }, at) => `<tspan dx="14" style="fill:${colors[at % colors.length]}">${name}</tspan>`,
  )
  const head = `<text x="${left}" y="18">${title}, ${unit}${names.join('')}</text>`
  return [head, ...across, ...along, ...lines].join('\n')
}

/** What is marked on an axis, and how high a value stands on it, from 0 to 1. */
interface Axis {
  readonly marks: readonly number[]
  shareOf(value: number): number
}

function evenAxis(most: number): Axis {
  const step = stepOf(most, 5)
  const end = Math.ceil(most / step) * step
  return { marks: steps(end, step), shareOf: (value) => value / end }
}

function axisByTens(most: number): Axis {
  const tens = Math.max(1, Math.ceil(Math.log10(most)))
  return {
    marks: Array.from({ length: tens + 1 }, (_, power) => 10 ** power),
    shareOf: (value) => Math.log10(Math.max(1, value)) / tens,
  }
}

/** A round step of which at most so many reach to a value. */
function stepOf(most: number, atMost: number): number {
  const power = 10 ** Math.floor(Math.log10(most / atMost))
  return ([1, 2, 5, 10].find((factor) => most / (factor * power) <= atMost) as number) * power
}

/** 0, and one step after the other up to the end. */
const steps = (end: number, step: number): number[] =>
  Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(6)))

const minutes = (seconds: number) =>
  seconds < 180 ? { unit: 'seconds', perUnit: 1 } : { unit: 'minutes', perUnit: 60 }
