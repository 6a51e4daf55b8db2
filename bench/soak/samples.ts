/** What was seen at one moment. Sizes are in mebibytes. */
export interface Sample {
  /** Since the load began. */
  readonly seconds: number
  /** What the process has in memory, what its heap of JavaScript uses, and its buffers. */
  readonly rss: number
  readonly heap: number
  readonly buffers: number
  /** The file of the database, and its write-ahead log; none on PostgreSQL. */
  readonly database?: number
  readonly wal?: number
  /** The share of one core that the server has had since the sample before. */
  readonly core: number
  /** Answers so far. */
  readonly calls: number
  /** Milliseconds of the answers since the sample before. */
  readonly p50: number
  readonly p99: number
  readonly people: number
  readonly events: number
}

const columns = [
  ['seconds', 0],
  ['rss', 2],
  ['heap', 2],
  ['buffers', 2],
  ['database', 2],
  ['wal', 2],
  ['core', 4],
  ['calls', 0],
  ['p50', 2],
  ['p99', 2],
  ['people', 0],
  ['events', 0],
] as const satisfies readonly (readonly [keyof Sample, digits: number])[]

/** One line a sample, with the names of the members above them. */
export const toCsv = (samples: readonly Sample[]): string =>
  [
    columns.map(([name]) => name).join(),
    ...samples.map((sample) => columns.map(([name, digits]) => sample[name]?.toFixed(digits) ?? '').join()),
    '',
  ].join('\n')

/** The straight line that is nearest to the points: its height at 0, and how much it rises with each unit of x. */
export function fit(points: readonly (readonly [x: number, y: number])[]): { at0: number; slope: number } {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)]
  const slope = mean(([x, y]) => (x - meanX) * (y - meanY)) / mean(([x]) => (x - meanX) ** 2)
  return { at0: meanY - slope * meanX, slope }
}
