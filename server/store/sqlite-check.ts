import Sqlite from 'better-sqlite3'

/**
 * A program: prints `ok`, or the first thing that is wrong with a SQLite file.
 *
 * Not `quick_check`, which takes a fifth of the time but compares no index with its table: what is found only when a
 * backup is needed is found too late.
 */
function findFault(file: string): string {
  try {
    const connection = new Sqlite(file, { readonly: true, fileMustExist: true })
    return connection.pragma('integrity_check(1)', { simple: true }) as string
  } catch (error) {
    return (error as Error).message
  }
}

process.stdout.write(findFault(process.argv[2] ?? ''))
