import type Sqlite from 'better-sqlite3'
import type { Asking, Ids, Question } from './asking.ts'
import type { Query } from './dialect.ts'

/** More changes than this since something was remembered, and it is found anew. */
const changesKept = 10_000

export interface SqliteAnswers {
  /** Does a piece of work, whose questions are answered on the spot and so from one state. */
  answer<T>(work: (asOf: number) => Asking<T>): T
  /** To be told after each commit: the users it added, changed or removed. */
  changed(ids: ReadonlySet<number>): void
}

/** States are told apart by the number of changes of users so far. */
export function createSqliteAnswers(connection: Sqlite.Database): SqliteAnswers {
  const statements = new Map<string, Sqlite.Statement>()
  /** Ids changed, in the order of their commits. */
  let changes: number[] = []
  let forgotten = 0

  function prepared(sql: string, pluck: boolean): Sqlite.Statement {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = connection.prepare(sql)
      if (pluck) statement.pluck()
      else statement.raw()
      statements.set(sql, statement)
    }
    return statement
  }

  function reply(question: Question): unknown {
    if ('ids' in question) return idsOf(question.ids)
    if ('rows' in question) return prepared(question.rows.sql, false).all(...question.rows.values)
    const since = question.changedSince - forgotten
    return since < 0 ? undefined : sorted(new Set(changes.slice(since)))
  }

  const idsOf = ({ sql, values }: Query): Ids => sorted(prepared(sql, true).all(...values) as number[])

  return {
    answer(work) {
      const asking = work(forgotten + changes.length)
      let step = asking.next()
      while (!step.done) step = asking.next(reply(step.value))
      return step.value
    },
    changed(ids) {
      for (const id of ids) changes.push(id)
      if (changes.length <= changesKept) return
      forgotten += changes.length
      changes = []
    },
  }
}

const sorted = (ids: Iterable<number>): Ids => Float64Array.from(ids).sort()
