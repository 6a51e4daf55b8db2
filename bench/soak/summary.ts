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

/** What samples come to, line by line. */
export function summaryOf(samples: readonly Sample[]): { what: string; value: number; unit: string }[] {
  const [first, ...asked] = samples as [Sample, ...Sample[]]
  const last = asked.at(-1) as Sample
  const many = Math.ceil(moment * asked.length)
  const at = (share: number, name: 'rss' | 'p50' | 'p99') => {
    const end = Math.max(many, Math.round(share * asked.length))
    return median(asked.slice(end - many, end).map((sample) => sample[name]))
  }
  return [
    { what: 'time', value: last.seconds / 60, unit: 'min' },
    { what: 'calls', value: last.calls, unit: 'calls' },
    {
      what: 'processor time',
      value: median(asked.map(({ core }) => core * 100)),
      unit: '% of a core',
    },
    { what: 'events', value: last.events - first.events, unit: 'written' },
    { what: 'memory before the first call', value: first.rss, unit: 'MiB' },
    { what: 'memory after a twelfth of the time', value: at(1 / 12, 'rss'), unit: 'MiB' },
    { what: 'memory after a quarter', value: at(warm, 'rss'), unit: 'MiB' },
    { what: 'memory at the end', value: at(1, 'rss'), unit: 'MiB' },
    { what: 'memory rises', value: trendOf(samples, 'rss').slope, unit: 'MiB an hour' },
    { what: 'heap rises', value: trendOf(samples, 'heap').slope, unit: 'MiB an hour' },
    { what: 'buffers rise', value: trendOf(samples, 'buffers').slope, unit: 'MiB an hour' },
    { what: 'median answer at the beginning', value: at(0, 'p50'), unit: 'ms' },
    { what: 'median answer at the end', value: at(1, 'p50'), unit: 'ms' },
    { what: 'p99 at the beginning', value: at(0, 'p99'), unit: 'ms' },
    { what: 'p99 at the end', value: at(1, 'p99'), unit: 'ms' },
  ]
}

/** The samples as a graph. */
export function panelsOf(samples: readonly Sample[]): Panel[] {
  const curve = (name: string, member: keyof Sample, from = 0) => ({
    name,
    points: samples.slice(from).map((sample) => [sample.seconds, sample[member] ?? Number.NaN] as const),
  })
  const { at0, slope } = trendOf(samples, 'rss')
  const trend = after(warm, samples).map(({ seconds }) => [seconds, at0 + (slope * seconds) / 3600] as const)
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
    {
      title: 'Time of an answer',
      unit: 'ms',
      byTens: true,
      curves: [curve('99 of 100', 'p99', 1), curve('half', 'p50', 1)],
    },
    ...(hasFile
      ? [{ title: 'Files', unit: 'MiB', curves: [curve('database', 'database'), curve('log (WAL)', 'wal')] }]
      : []),
  ]
}
