import type { Asking, Ids, Question } from './asking.ts'
import type { Condition } from './conditions.ts'
import type { Session } from './postgres-connection.ts'
import { postgresDialect } from './postgres-dialect.ts'
import type { UserPage, Window } from './store.ts'
import { createUserPages } from './user-pages.ts'

/** So often a page is tried without a transaction, in which case a commit meanwhile makes it start again. */
const quickTries = 3
/** More changes than this since something was remembered, and it is found anew. */
const changesKept = 10_000

/**
 * Pages of users. What is remembered is labelled with the number of the commit that it is true for, and each question is
 * followed by the question for the latest commit: when that is still the one the work began with, all its answers are
 * of one state, although no transaction was opened. Only when others commit all the time is a snapshot taken.
 */
export function createPostgresPages(
  reader: () => Promise<Session>,
  inSnapshot: <T>(work: (session: Session) => Promise<T>) => Promise<T>,
): (conditions: readonly Condition[], window: Window) => Promise<UserPage> {
  const met = new WeakSet<Session>()
  let pages = createUserPages(postgresDialect)
  let latest = 0

  /**
   * Behind a new session there may be another server: a copy that took over without the last commits, and gives their
   * numbers again. So nothing is remembered from before it.
   */
  function meet(session: Session): Session {
    if (met.has(session)) return session
    met.add(session)
    pages = createUserPages(postgresDialect)
    latest = 0
    return session
  }

  /** Whether the directory has not changed since this commit. */
  async function isLatest(asOf: number, session: Session): Promise<boolean> {
    const now = await latestCommit(session)
    latest = Math.max(latest, now)
    return now === asOf
  }

  async function quickly(
    work: Asking<UserPage>,
    asOf: number,
    session: Session,
  ): Promise<UserPage | undefined> {
    let step = work.next()
    if (step.done && !(await isLatest(asOf, session))) return undefined
    while (!step.done) {
      const [answer, isStill] = await Promise.all([reply(session, step.value), isLatest(asOf, session)])
      if (!isStill) return undefined
      step = work.next(answer)
    }
    return step.value
  }

  return async (conditions, window) => {
    for (let tries = 0; tries < quickTries; tries++) {
      const session = meet(await reader())
      const page = await quickly(pages(conditions, window, latest), latest, session)
      if (page !== undefined) return page
    }
    return inSnapshot(async (session) => {
      meet(session)
      const asOf = await latestCommit(session)
      const work = pages(conditions, window, asOf)
      let step = work.next()
      while (!step.done) step = work.next(await reply(session, step.value))
      return step.value
    })
  }
}

async function latestCommit(session: Session): Promise<number> {
  const [row] = (await session.query<{ number: number }>('SELECT max(number) AS number FROM commits', []))
    .rows
  return row?.number as number
}

async function reply(session: Session, question: Question): Promise<unknown> {
  if ('rows' in question) return session.lists(question.rows.sql, question.rows.values)
  if ('changedSince' in question) return changedSince(session, question.changedSince)
  const [{ sql, values }, ...others] = question.ids
  if (others.length > 0) return undefined
  // All in one value: a hundred thousand rows would take many times as long.
  const list = `SELECT string_agg(id::text, ',') FROM (${sql}) AS found`
  return toIds((await session.lists(list, values))[0]?.[0] as string | null)
}

/** Commits are numbered without a gap; when the next one is not there any more, too much has happened since. */
async function changedSince(session: Session, since: number): Promise<Ids | undefined> {
  const sql = `SELECT number, CASE WHEN sum(cardinality(user_ids)) OVER () <= ${changesKept} THEN array_to_string(user_ids, ',') END AS ids
    FROM commits WHERE number > ? ORDER BY number`
  const { rows } = await session.query<{ number: number; ids: string | null }>(sql, [since])
  if (rows.length > 0 && (rows[0]?.number !== since + 1 || rows[0].ids === null)) return undefined
  const ids = toIds(rows.flatMap((row) => row.ids || []).join())
  return Float64Array.from(new Set(ids))
}

/** From digits with commas between them, in ascending order. A million of them make splitting the text slow. */
function toIds(text: string | null): Ids {
  if (!text) return new Float64Array()
  const ids: number[] = []
  let id = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0) id = 10 * id + digit
    else {
      ids.push(id)
      id = 0
    }
  }
  ids.push(id)
  return Float64Array.from(ids).sort()
}
