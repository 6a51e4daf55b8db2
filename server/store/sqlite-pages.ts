import type Sqlite from 'better-sqlite3'
import type { Condition } from './conditions.ts'
import { createSelections, lowerBound } from './sqlite-selections.ts'
import type { UserPage, Window } from './store.ts'

export interface UserPages {
  page(conditions: readonly Condition[], window: Window): UserPage
  /** To be told after each commit: the users it added, changed or removed. */
  changed(ids: ReadonlySet<number>): void
}

/** Users per row of `user_counts`: ids with the same value of `id >> 8`. */
const blockBits = 8

/**
 * Pages of users. The whole directory is walked by its primary key, and `user_counts` says where position N lies, so
 * no page costs more for being deep. A filtered list is a selection: the ids that match, kept in memory and brought up
 * to date by what commits change.
 */
export function createUserPages(connection: Sqlite.Database): UserPages {
  const selections = createSelections(connection)
  const after = connection.prepare('SELECT id, body FROM users WHERE id > ? ORDER BY id LIMIT ?').raw()
  const before = connection.prepare('SELECT id, body FROM users WHERE id < ? ORDER BY id DESC LIMIT ?').raw()
  const skipping = connection
    .prepare('SELECT id, body FROM users WHERE id >= ? ORDER BY id LIMIT ? OFFSET ?')
    .raw()
  const byIds = connection
    .prepare('SELECT id, body FROM users WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id')
    .raw()
  const blocks = connection
    .prepare('SELECT block, users FROM user_counts WHERE users > 0 ORDER BY block')
    .raw()
  let counts: { total: number; blocks: [block: number, users: number][] } | undefined

  function countUsers(): NonNullable<typeof counts> {
    if (counts === undefined) {
      const rows = blocks.all() as [number, number][]
      counts = { total: rows.reduce((sum, [, users]) => sum + users, 0), blocks: rows }
    }
    return counts
  }

  /** The rows from position `offset` on, in ascending order. */
  function fromOffset(offset: number, limit: number): Row[] {
    let skip = offset
    for (const [block, users] of countUsers().blocks) {
      if (skip < users) return skipping.all(block * 2 ** blockBits, limit, skip) as Row[]
      skip -= users
    }
    return []
  }

  function wholeDirectory({ from, limit, descending }: Window): UserPage {
    const { total } = countUsers()
    if ('offset' in from) {
      const [start, end] = ascendingRange(from.offset, limit, descending, total)
      return toPage(fromOffset(start, end - start), descending, total)
    }
    const upwards = 'after' in from !== descending
    const id = 'after' in from ? from.after : from.before
    const rows = (upwards ? after : before).all(id, limit) as Row[]
    return toPage(upwards ? rows : rows.reverse(), descending, total)
  }

  function filtered(conditions: readonly Condition[], { from, limit, descending }: Window): UserPage {
    const ids = selections.select(conditions)
    let range: [start: number, end: number]
    if ('offset' in from) range = ascendingRange(from.offset, limit, descending, ids.length)
    else if ('after' in from !== descending) {
      const start = lowerBound(ids, ('after' in from ? from.after : from.before) + 1)
      range = [start, Math.min(start + limit, ids.length)]
    } else {
      const end = lowerBound(ids, 'after' in from ? from.after : from.before)
      range = [Math.max(0, end - limit), end]
    }
    const rows = byIds.all(JSON.stringify(Array.from(ids.subarray(...range)))) as Row[]
    return toPage(rows, descending, ids.length)
  }

  return {
    page: (conditions, window) =>
      conditions.length === 0 ? wholeDirectory(window) : filtered(conditions, window),
    changed(ids) {
      if (ids.size > 0) counts = undefined
      selections.changed(ids)
    },
  }
}

type Row = [id: number, body: string]

/** The same positions counted from the other end, for a list in descending order. */
function ascendingRange(offset: number, limit: number, descending: boolean, total: number): [number, number] {
  const start = Math.min(offset, total)
  const end = Math.min(offset + limit, total)
  return descending ? [total - end, total - start] : [start, end]
}

const toPage = (ascending: Row[], descending: boolean, total: number): UserPage => ({
  rows: descending ? ascending.reverse() : ascending,
  total,
})
