import { setImmediate as nextTurn } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { type Asking, few, type Ids, type Question, type Search, type Searches } from './asking.ts'
import type { Aside } from './sqlite-aside.ts'
import { prepare } from './sqlite-prepare.ts'

/** More changes than this since something was remembered, and it may have to be found anew. */
const changesKept = 20_000

/** In a directory of so many users nothing takes long. */
const smallDirectory = 10_000

export interface SqliteAnswers {
  /** Does a piece of work, whose questions are all answered from one state. */
  answer<T>(work: (asOf: number) => Asking<T>): Promise<T>
  /** To be told after each commit: the users it added, changed or removed. */
  changed(ids: ReadonlySet<number>): void
}

/**
 * States are told apart by the number of changes of users so far. What is quick is answered on the spot, where nothing
 * changes meanwhile. What may take long is asked aside; when that has seen another state, the work is done once more,
 * for which it has remembered what was found: then it asks only about those who have changed since it began.
 */
export function createSqliteAnswers(connection: Sqlite.Database, aside?: Aside): SqliteAnswers {
  const statements = new Map<string, Sqlite.Statement>()
  /** Who is being found aside, by the text of the question. */
  const sought = new Map<string, Promise<Ids>>()
  /** Ids changed, in the order of their commits. */
  let changes: number[] = []
  let forgotten = 0

  const now = () => forgotten + changes.length

  function prepared(sql: string, pluck: boolean): Sqlite.Statement {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = prepare(connection, sql)
      if (pluck) statement.pluck()
      else statement.raw()
      statements.set(sql, statement)
    }
    return statement
  }

  function reply(question: Exclude<Question, { ids: Searches }>): unknown {
    if ('rows' in question) return prepared(question.rows.sql, false).all(...question.rows.values)
    const since = question.changedSince - forgotten
    return since < 0 ? undefined : sorted([...new Set(changes.slice(since))])
  }

  /** Nothing when it may take long. */
  function idsAtOnce({ sql, values, isWide }: Search): Ids | undefined {
    const isSmall = aside === undefined || (prepared(latestId, true).get() as number) <= smallDirectory
    if (isWide && !isSmall) return undefined
    const ids = prepared(isSmall ? sql : `${sql} LIMIT ${few + 1}`, true).all(...values) as number[]
    return isSmall || ids.length <= few ? sorted(ids) : undefined
  }

  /** Nothing when somebody else has asked for the same, who remembers it now. */
  async function idsAside(searches: Searches): Promise<Ids | undefined> {
    const key = JSON.stringify(searches)
    const same = sought.get(key)
    if (same === undefined) {
      const found = (aside as Aside).ids(searches).finally(() => sought.delete(key))
      sought.set(key, found)
      return found
    }
    // It may be of an older state than the work that waits for it now.
    await same
    await nextTurn()
    return undefined
  }

  return {
    async answer(work) {
      for (;;) {
        const asOf = now()
        const asking = work(asOf)
        let step = asking.next()
        while (!step.done) {
          const question = step.value
          if ('ids' in question) {
            const [first, ...others] = question.ids
            const atOnce = idsAtOnce(first)
            const ids = atOnce ?? (await idsAside(question.ids))
            if (ids === undefined) break
            // Who is found so quickly is looked at one by one for the rest, which might take long.
            step = asking.next(atOnce !== undefined && others.length > 0 ? undefined : ids)
          } else step = asking.next(reply(question))
        }
        if (step.done && now() === asOf) return step.value
      }
    },
    changed(ids) {
      for (const id of ids) changes.push(id)
      if (changes.length <= changesKept) return
      const old = changes.length - changesKept / 2
      changes = changes.slice(old)
      forgotten += old
    },
  }
}

const latestId = 'SELECT coalesce(max(id), 0) FROM users'

const sorted = (ids: readonly number[]): Ids => new Float64Array(ids).sort()
