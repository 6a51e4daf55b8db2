import { type Command, Option } from 'commander'
import { exitCodes, UsageError } from './exit-codes.ts'
import { print, printNote } from './output.ts'
import { onStop } from './signals.ts'

export function addBackup(program: Command): void {
  const command = program
    .command('backup')
    .summary('Copy a directory into a file, also while it is served')
    .description(
      'Copies a directory into one file, also while a server runs on it and writes. The copy is checked before it gets its name. Ctrl-C ends it and leaves nothing behind.',
    )
    .argument('<file>', 'the backup to make; it must not be there yet')
    .addOption(databaseOption('SQLite file of the directory'))
    .addHelpText('after', backupExamples)
  command.action(async (file: string) => {
    const database = readDatabase(command)
    const { backUpSqlite } = await import('@rollcall/server/backup')
    await report('Backed up', file, (watch) => backUpSqlite(database, file, watch))
  })
}

export function addRestore(program: Command): void {
  const command = program
    .command('restore')
    .summary('Put a backup in the place of a directory')
    .description(
      'Copies a backup to where a directory is served from, after a check that it is whole and that this program knows its version. Nothing is written over: a directory that is there must be moved away first.',
    )
    .argument('<file>', 'the backup; it stays as it is')
    .addOption(databaseOption('SQLite file to make; it must not be there yet'))
    .addHelpText('after', restoreExamples)
  command.action(async (file: string) => {
    const database = readDatabase(command)
    const { restoreSqlite } = await import('@rollcall/server/backup')
    await report('Restored', database, (watch) => restoreSqlite(file, database, watch))
  })
}

const backupExamples = `
Examples:
  rollcall backup people-2026-06-01.db
  rollcall backup /backups/people.db --database /var/lib/rollcall/people.db
`

const restoreExamples = `
Examples:
  rollcall restore people-2026-06-01.db
  rollcall restore /backups/people.db --database /var/lib/rollcall/people.db
`

const databaseOption = (description: string): Option =>
  new Option('--database <file>', description).env('ROLLCALL_DATABASE').default('./rollcall.db')

function readDatabase(command: Command): string {
  const database = command.getOptionValue('database') as string
  if (database === ':memory:')
    throw new UsageError('--database must be a file; a directory in memory ends with its server')
  // It may hold a password, so it is not repeated.
  if (/^\w+:\/\//.test(database))
    throw new UsageError(
      '--database must be a SQLite file; PostgreSQL has its own tools, such as pg_dump and pg_restore, and docs/backup.md tells how to use them',
    )
  return database
}

/** What a copy is given to be watched and ended by. */
interface Watch {
  readonly signal: AbortSignal
  onProgress(copied: number, all: number): void
  onCheck(): void
}

/** Runs a copy to its end or to the first signal, and says what became of it. */
async function report(
  done: string,
  file: string,
  copy: (watch: Watch) => Promise<{ readonly users: number; readonly bytes: number }>,
): Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const forget = onStop(() => stopping.abort(), ['SIGINT', 'SIGTERM', 'SIGHUP'])
  const notes = startNotes()
  const begin = performance.now()
  try {
    const { users, bytes } = await copy({ signal, ...notes })
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    await print(`${done} ${users} users to ${file}: ${megabytes(bytes)} in ${seconds} s\n`)
  } catch (error) {
    if (!signal.aborted) throw error
    printNote('Stopped before the copy was whole; nothing of it is left.')
    process.exitCode = exitCodes.interrupted
  } finally {
    notes.end()
    forget()
  }
}

/** Whoever watches is told each second, a log now and then; of a copy that is quick, nothing. */
function startNotes(): Omit<Watch, 'signal'> & { end(): void } {
  let now = ''
  let said = now
  const say = () => {
    if (now !== said) printNote(now)
    said = now
  }
  const timer = setInterval(say, process.stderr.isTTY ? 1000 : 10_000)
  return {
    onProgress(copied, all) {
      now = `${megabytes(copied)} of ${megabytes(all)} are copied`
    },
    onCheck() {
      now = 'All is copied and being checked, which takes longer than the copying'
    },
    end: () => clearInterval(timer),
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
