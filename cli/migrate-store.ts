import { type Command, Option } from 'commander'
import { exitCodes } from './exit-codes.ts'
import { print, printNote } from './output.ts'
import { onStop } from './signals.ts'

interface Options {
  readonly from: string
  readonly to: string
}

export function addMigrateStore(program: Command): void {
  const command = program
    .command('migrate-store')
    .summary('Move a directory to another database')
    .description(
      'Copies a whole directory from one database to another, between SQLite and PostgreSQL or within either, and compares the two row for row. Tokens and cursors that were given before go on. The directory stays where it was, too. Ctrl-C ends the move; the same command goes on from there.',
    )
    .addOption(databaseOption('from', 'where the directory is; no server may run on a SQLite file'))
    .addOption(
      databaseOption('to', 'where it shall be: a SQLite file to make, or an empty PostgreSQL database'),
    )
    .addHelpText('after', examples)
  command.action(() => migrateStore(command.opts()))
}

const databaseOption = (name: 'from' | 'to', description: string): Option =>
  new Option(`--${name} <database>`, description).env(`ROLLCALL_${name.toUpperCase()}`).makeOptionMandatory()

const examples = `
Examples:
  rollcall migrate-store --from ./rollcall.db --to postgres://rollcall@db.example.com/people
  ROLLCALL_TO=postgres://rollcall:PASSWORD@db.example.com/people rollcall migrate-store --from ./rollcall.db
  rollcall migrate-store --from postgres://rollcall@db.example.com/people --to ./people.db
`

async function migrateStore({ from, to }: Options): Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const forget = onStop(() => stopping.abort(), ['SIGINT', 'SIGTERM', 'SIGHUP'])
  const begin = performance.now()
  try {
    const { moveStore } = await import('@rollcall/server/move')
    const { rows, tables } = await moveStore(from, to, { signal, onProgress: createNotes() })
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    const sum = `${rows} rows of ${Object.keys(tables).length} tables`
    await print(
      `Moved ${tables.users?.rows} users, ${sum}, in ${seconds} s; both databases hold the same now\n`,
    )
  } catch (error) {
    if (!signal.aborted) throw error
    printNote('Stopped before all was moved and checked; the same command goes on from here.')
    process.exitCode = exitCodes.interrupted
  } finally {
    forget()
  }
}

interface Progress {
  readonly step: string
  readonly table: string
  readonly done: number
  readonly rows: number
}

/** Whoever watches is told each second, a log now and then; of a move that is quick, nothing. */
function createNotes(): (progress: Progress) => void {
  const everyMs = process.stderr.isTTY ? 1000 : 10_000
  let saidAt = performance.now()
  return ({ step, table, done, rows }) => {
    if (performance.now() - saidAt < everyMs) return
    saidAt = performance.now()
    const percent = Math.floor((done / rows) * 100)
    printNote(`${done} of ${rows} rows are ${step} (${percent} %), now ${table}`)
  }
}
