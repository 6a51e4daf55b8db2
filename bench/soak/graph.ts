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
<title>${panels.map(({ title }) => title).join(', ')}</title>
<style>text{fill:#57606a}.grid{stroke:#8b949e;stroke-opacity:.3}.curve{fill:none;stroke-width:1.5}@media(prefers-color-scheme:dark){text{fill:#9198a1}}</style>
${drawn.join('\n')}
<text x="${(left + width - right) / 2}" y="${panels.length * height + 10}" text-anchor="middle">${minutes(seconds).unit} since the load began</text>
</svg>
`
}

function drawPanel({ title, unit, curves }: Panel, seconds: number): string {
  const most = Math.max(...curves.flatMap(({ points }) => points.map(([, y]) => y)))
  const step = stepOf(most, 5)
  const highest = Math.ceil(most / step) * step
  const x = (at: number) => (left + (at / seconds) * (width - left - right)).toFixed(1)
  const y = (value: number) => (height - bottom - (value / highest) * (height - top - bottom)).toFixed(1)
  const { perUnit } = minutes(seconds)
  const across = steps(highest, step).map(
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
