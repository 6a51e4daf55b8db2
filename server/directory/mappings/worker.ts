import type { User } from '@rollcall/contract'
import { findOpenRun, updateMappingRun } from '../../store/mapping-runs.ts'
import { deletePending, listPending } from '../../store/pending-mappings.ts'
import { listGrants, listGrantsBetween } from '../../store/roles.ts'
import { type Store, StoreError, TransactionOver, type Tx } from '../../store/store.ts'
import { findUser, findUsersAfter } from '../../store/users.ts'
import { loadRules } from './rules.ts'
import { mapUser } from './run.ts'

/** Runs mappings after the answer: for users that were changed, and for all when they are reapplied. */
export interface MappingWorker {
  /** Says that there may be work. Costs nothing, and may be called in the transaction that makes it. */
  wake(): void
  /** Ends after the step that is under way. What is left is in the database, for whoever starts next. */
  close(): Promise<void>
}

interface Parts {
  readonly store: Store
  readonly clock: () => number
  /** Told of a failure; it is tried again. */
  readonly onError: (error: unknown, what: string) => void
  /** How often it looks for work that others have left behind. */
  readonly pollMs?: number | undefined
}

/** So many users in one transaction: others write in between. */
const together = 100

const defaultPollMs = 5000
const longestPauseMs = 30_000

/**
 * One loop in each process. Work is taken and done in one transaction, and one transaction at a time writes to a
 * directory, so any number of processes may look for it: none is lost with a process, and none is done twice.
 */
export function startMappingWorker({ store, clock, onError, pollMs = defaultPollMs }: Parts): MappingWorker {
  let closing = false
  let woken = false
  let rest: { end(): void } | undefined

  function restFor(ms: number): Promise<void> {
    if (closing || woken) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(end, ms)
      // A program that has nothing else to do ends without waiting for the next look.
      timer.unref()
      function end(): void {
        clearTimeout(timer)
        rest = undefined
        resolve()
      }
      rest = { end }
    })
  }

  async function work(): Promise<void> {
    let failures = 0
    while (!closing) {
      // What wakes it is in a transaction that commits before one that begins now; others' work is looked for first.
      const isTold = woken
      woken = false
      try {
        if (isTold || (await hasWork(store))) {
          await mapPending()
          await goThroughAll()
        }
        failures = 0
        await restFor(pollMs)
      } catch (error) {
        if (!closing) onError(error, 'mappings could not be run; it is tried again')
        const pauseMs = Math.min(1000 * 2 ** failures++, longestPauseMs)
        await pause(pauseMs)
      }
    }
  }

  /** After a failure nobody wakes it before its time: a database that is gone is not asked without end. */
  async function pause(ms: number): Promise<void> {
    const end = performance.now() + ms
    while (!closing && performance.now() < end) {
      woken = false
      await restFor(end - performance.now())
    }
    woken = true
  }

  /** Everybody who waits. One who cannot be mapped is told of and left for later, and holds up nobody. */
  async function mapPending(): Promise<void> {
    let failure: unknown
    for (let after = 0; !closing; ) {
      const from = after
      try {
        const last = await store.transaction((tx) => mapSome(tx, from, together))
        // Who came in before that place meanwhile has woken the loop.
        if (last === undefined) break
        after = last
      } catch (error) {
        if (!isOfOne(error)) throw error
        const [next] = await listPending(store, from, 1)
        if (next === undefined) break
        try {
          await store.transaction((tx) => mapSome(tx, from, 1))
        } catch (error) {
          if (!isOfOne(error)) throw error
          onError(error, `mappings of the user ${next.user_id} could not be run; it is tried again`)
          failure = error
        }
        after = next.user_id
      }
    }
    if (failure !== undefined) throw failure
  }

  /** Answers the last user when there may be more after. */
  async function mapSome(tx: Tx, after: number, limit: number): Promise<number | undefined> {
    const pending = await listPending(tx, after, limit)
    if (pending.length === 0) return undefined
    const [rules, ...waiting] = await Promise.all([
      loadRules(tx),
      ...pending.map(async ({ user_id, request_id }) => {
        const [user, grants] = await Promise.all([findUser(tx, user_id), listGrants(tx, user_id)])
        return { user: user as User, grants, request_id }
      }),
    ])
    const now = clock()
    await Promise.all(
      waiting.flatMap(({ user, grants, request_id }) => [
        mapUser(tx, { now, requestId: request_id }, user, grants, rules),
        deletePending(tx, user.id),
      ]),
    )
    return pending.length === limit ? pending.at(-1)?.user_id : undefined
  }

  async function goThroughAll(): Promise<void> {
    while (!closing && (await findOpenRun(store)) !== undefined) {
      await store.transaction(goOn)
      // Who was changed meanwhile does not wait for the end of a long run.
      if (woken) {
        woken = false
        await mapPending()
      }
    }
  }

  /** The next users of the run that is under way. */
  async function goOn(tx: Tx): Promise<void> {
    const run = await findOpenRun(tx)
    if (run === undefined) return
    const users = await findUsersAfter(tx, run.last_user_id, together)
    const last = users.at(-1)?.id ?? run.last_user_id
    const [rules, grants] = await Promise.all([
      loadRules(tx),
      listGrantsBetween(tx, run.last_user_id + 1, last),
    ])
    const occasion = { now: clock(), requestId: run.request_id }
    const mapped = await Promise.all(
      users.map((user) => mapUser(tx, occasion, user, grants.get(user.id) ?? [], rules)),
    )
    await updateMappingRun(tx, {
      ...run,
      last_user_id: last,
      users: run.users + users.length,
      changed: run.changed + mapped.filter((user, at) => user !== users[at]).length,
      finished_at: users.length < together ? occasion.now : null,
    })
  }

  const working = work()
  return {
    wake() {
      woken = true
      rest?.end()
    },
    async close() {
      closing = true
      rest?.end()
      await working
    },
  }
}

const hasWork = async (store: Store): Promise<boolean> =>
  (await listPending(store, 0, 1)).length > 0 || (await findOpenRun(store)) !== undefined

/** Whether an error is about the users of one step, and not about the database as a whole. */
const isOfOne = (error: unknown): boolean =>
  !(error instanceof StoreError || error instanceof TransactionOver)
