import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { Ids, Searches } from './asking.ts'
import type { Query } from './dialect.ts'
import { difference, intersection } from './id-lists.ts'

/** What the thread is asked: all rows that a query finds, or whose ids some searches find. Or to end. */
export type Task = { readonly rows: Query } | { readonly ids: Searches } | 'end'

/** What was found, or why it could not be. */
export type Found = { readonly rows: unknown[] } | { readonly ids: Ids } | { readonly failure: string }

const port = parentPort as MessagePort
const connection = new Sqlite(workerData as string)
connection.pragma('query_only = on')
// What is read from end to end passes through; the rest of it is in the memory of the system.
connection.pragma('cache_size = -8192')

port.on('message', (task: Task) => {
  if (task === 'end') {
    connection.close()
    port.close()
    return
  }
  const found = find(task)
  port.postMessage(found, 'ids' in found ? [found.ids.buffer] : [])
})

function find(task: Exclude<Task, 'end'>): Found {
  try {
    if ('rows' in task) return { rows: connection.prepare(task.rows.sql).all(...task.rows.values) }
    return { ids: together(task.ids) }
  } catch (error) {
    return { failure: (error as Error).message }
  }
}

/** All of one state. */
const together = connection.transaction(([first, ...others]: Searches): Ids => {
  let ids = idsOf(first)
  for (const search of others) {
    const found = idsOf(search)
    ids = search.isNegated ? difference(ids, found) : intersection(ids, found)
  }
  return ids
})

function idsOf({ sql, values }: Query): Ids {
  const ids = connection
    .prepare(sql)
    .pluck()
    .all(...values)
  return new Float64Array(ids as number[]).sort()
}
