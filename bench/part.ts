import type { Directory } from './directories.ts'
import type { Running } from './running.ts'
import type { Server } from './servers.ts'

/** A line of the table. */
export interface Figure {
  readonly what: string
  /** Users in the directory; 0 where it does not matter. */
  readonly people: number
  /** The name of the server, or of what else was measured. */
  readonly target: string
  readonly value: number
  readonly unit: string
  /** Milliseconds below which 99 of 100 answers came. */
  readonly p99?: number
  /** To the floor; more than 1 is better than it. */
  readonly ratio?: number
  readonly note?: string
}

/** What a part works with. */
export interface Bench {
  readonly directory: Directory
  readonly rounds: number
  readonly seconds: number
  /** Where a part that draws puts its graph. */
  readonly graph: string
  /** The servers that take part, in their order. */
  readonly servers: readonly Server[]
  /** A server of the directory, started when it is asked for first. */
  running(server: Server, cores: Cores): Promise<Running>
  /** Adds a line to the table. */
  report(figure: Figure): void
}

/** Whether a server has one core and the load another, or both have all of them. */
export type Cores = 'one' | 'all'

/** A part of the bench: what is measured, and how. */
export interface Part {
  /** What it is called on the command line. */
  readonly name: string
  readonly title: string
  /** What its figures are, and how they come about. */
  readonly note: string
  /** Once for each number of users, or only for the smallest. */
  readonly sizes: 'each' | 'smallest'
  /** Only when it is named. */
  readonly onDemand?: boolean
  /** How long a turn takes unless `--seconds` says it; half a second where nothing is said. */
  readonly seconds?: number
  run(bench: Bench): Promise<void>
}
