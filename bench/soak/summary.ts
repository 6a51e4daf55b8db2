import { median } from '../median.ts'
import type { Panel } from './graph.ts'
import { fit, type Sample } from './samples.ts'

/** Fewer samples say nothing. */
export const samplesAtLeast = 5
/** Before this share of the time, caches fill and the compiler is at work. */
const warm = 0.25
/** A moment is told by the median of this share of the time. */
const moment = 0.05

const after = (share: number, samples: readonly Sample[]): readonly Sample[] =>
  samples.slice(Math.round(share * samples.length))

/** How much a figure rises in an hour, by the straight line through the last three quarters. */
const trendOf = (samples: readonly Sample[], name: 'rss' | 'heap' | 'buffers') =>
  fit(after(warm, samples).map((sample) => [sample.seconds / 3600, sample[name]]))

/** Milliseconds of processor time that a call took in the time before each sample but the first. */
const costsOf = (samples: readonly Sample[]): number[] =>
  samples.slice(1).map(({ core, seconds, calls }, at) => {
    const before = samples[at] as Sample
    return (core * (seconds - before.seconds) * 1000) / (calls - before.calls)
  })

/** What samples come to, line by line. */
export function summaryOf(samples: readonly Sample[]): { what: string; value: number; unit: string }[] {
  const [first, ...asked] = samples as [Sample, ...Sample[]]
  const last = asked.at(-1) as Sample
  const costs = costsOf(samples)
  const many = Math.ceil(moment * asked.length)
  const at = (share: number, of: (sample: Sample, at: number) => number) => {
    const end = Math.max(many, Math.round(share * asked.length))
    return median(asked.map(of).slice(end - many, end))
  }
  const memory = ({ rss }: Sample) => rss
  const cost = (_: Sample, at: number) => costs[at] as number
  const line = (what: string, value: number, unit: string) => ({ what, value, unit })
  return [
    line('time', last.seconds / 60, 'min'),
    line('calls', last.calls, 'calls'),
    line('calls a second', last.calls / last.seconds, '/s'),
    line('events', last.events - first.events, 'written'),
    line('memory before the first call', first.rss, 'MiB'),
    line('memory after a twelfth of the time', at(1 / 12, memory), 'MiB'),
    line('memory after a quarter', at(warm, memory), 'MiB'),
    line('memory at the end', at(1, memory), 'MiB'),
    line('memory rises', trendOf(samples, 'rss').slope, 'MiB an hour'),
    line('heap rises', trendOf(samples, 'heap').slope, 'MiB an hour'),
    line('buffers rise', trendOf(samples, 'buffers').slope, 'MiB an hour'),
    line('processor time of a call after a quarter', at(warm, cost), 'ms'),
    line('processor time of a call at the end', at(1, cost), 'ms'),
    ...(['p50', 'p99'] as const).flatMap((name) => [
      line(
        `${name} after a quarter`,
        at(warm, (sample) => sample[name]),
        'ms',
      ),
      line(
        `${name} at the end`,
        at(1, (sample) => sample[name]),
        'ms',
      ),
    ]),
  ]
}

/** The samples as a graph. */
export function panelsOf(samples: readonly Sample[]): Panel[] {
  const curve = (name: string, member: keyof Sample) => ({
    name,
    points: samples.map((sample) => [sample.seconds, sample[member] ?? Number.NaN] as const),
  })
  const { at0, slope } = trendOf(samples, 'rss')
  const trend = after(warm, samples).map(({ seconds }) => [seconds, at0 + (slope * seconds) / 3600] as const)
  const costs = costsOf(samples).map((cost, at) => [samples[at + 1]?.seconds ?? 0, cost] as const)
  const hasFile = samples[0]?.database !== undefined
  return [
    {
      title: 'Memory of the server',
      unit: 'MiB',
      curves: [
        curve('RSS', 'rss'),
        curve('heap of JavaScript', 'heap'),
        { name: `fit: ${slope < 0 ? '' : '+'}${slope.toFixed(1)} MiB an hour`, points: trend, dashed: true },
      ],
    },
    { title: 'Processor time of a call', unit: 'ms', curves: [{ name: '', points: costs }] },
    ...(hasFile
      ? [{ title: 'Files', unit: 'MiB', curves: [curve('database', 'database'), curve('log (WAL)', 'wal')] }]
      : []),
  ]
}
