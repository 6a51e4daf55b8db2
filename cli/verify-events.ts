import type { EventsApi } from '@rollcall/client/directory'
import { type Command, Option } from 'commander'
import { loadApi } from './apis.ts'
import { addConnectionOptions, connect } from './connection.ts'
import { BrokenLog, checkKept, follow, type Head, readHead, start, toText } from './event-chain.ts'
import { exitCodes, UsageError } from './exit-codes.ts'
import { addOutputOptions, print, printNote, readFormat } from './output.ts'
import { toJson } from './plain.ts'
import { onStop } from './signals.ts'

export function addVerifyEvents(program: Command): void {
  const command = program
    .command('verify-events')
    .summary('Prove that nothing was changed in the log of events or taken out of it')
    .description(
      'Reads all events, reckons the chain of their hashes anew and compares. At the end it prints the head of the log, ID:HASH. Keep that where those who run the directory cannot change it: given to --expect the next time, it shows a log whose end was cut off or that was rewritten as a whole. Ctrl-C ends it and says how to go on.',
    )
    .addOption(headOption('expect', 'a head that was kept: the log must still contain it'))
    .addOption(headOption('from', 'a head to begin after, as an earlier run printed it'))
  addConnectionOptions(command)
  addOutputOptions(command)
  command.addHelpText('after', examples)
  command.action(() => verifyEvents(command))
}

const headOption = (name: string, words: string): Option =>
  new Option(`--${name} <id:hash>`, words).helpGroup('Verification:')

const examples = `
Scopes, of which one is needed: Read All, Manage All.

Examples:
  rollcall verify-events
  rollcall verify-events --expect "$(cat last-head.txt)"
  rollcall verify-events --json | jq -r .head > last-head.txt
`

async function verifyEvents(command: Command): Promise<void> {
  const format = readFormat(command)
  const from = headOf(command, 'from') ?? start
  const expected = headOf(command, 'expect')
  if (expected !== undefined && expected.id < from.id)
    throw new UsageError('--expect lies before --from, so that it would not be looked at')
  if (expected !== undefined) checkKept(expected, from)

  const events = (await loadApi('Events', connect(command))) as unknown as EventsApi
  const stopping = new AbortController()
  const { signal } = stopping
  const forget = onStop(() => stopping.abort())
  let head = from
  try {
    const notes = createNotes(from)
    for await (const { reached, last } of walk(events, from, expected, signal)) {
      head = reached
      notes(head, last)
      if (signal.aborted) break
    }
    if (!signal.aborted) await print(describe(from, head, format))
  } catch (error) {
    if (error instanceof BrokenLog && format === 'json')
      await print(`${toJson({ intact: false, event: error.event, problem: error.message })}\n`)
    if (!signal.aborted) {
      if (!(error instanceof BrokenLog) && head !== from) printNote(wayOn(head, expected))
      throw error
    }
  } finally {
    forget()
  }
  if (!signal.aborted) return
  printNote(`Stopped. ${wayOn(head, expected)}`)
  process.exitCode = exitCodes.interrupted
}

function headOf(command: Command, name: 'from' | 'expect'): Head | undefined {
  const text = command.getOptionValue(name) as string | undefined
  return text === undefined ? undefined : readHead(text, `--${name}`)
}

/** What was proven stays proven; a head that was to be found is still to be found, when it lies further on. */
function wayOn(head: Head, expected: Head | undefined): string {
  if (head.id === 0) return 'Nothing was verified.'
  const also = expected !== undefined && expected.id > head.id ? ` --expect ${toText(expected)}` : ''
  return `The log is unbroken up to event ${head.id}; go on with --from ${toText(head)}${also}`
}

const together = 1000

interface Step {
  readonly reached: Head
  /** The last event of the log. */
  readonly last: number
}

/** Follows the log from a head to its end, a page at a time. Ids have no gaps, so the page of an event is reckoned. */
async function* walk(
  events: EventsApi,
  from: Head,
  expected: Head | undefined,
  signal: AbortSignal,
): AsyncGenerator<Step> {
  let head = from
  let seen = from.id === 0
  let last: number
  let page = Math.max(Math.ceil(from.id / together), 1)
  do {
    const { items, totalCount } = await events.listEvents({ limit: together, page }, { signal })
    last = totalCount ?? 0
    for (const event of items) {
      if (event.id < from.id) continue
      if (event.id === from.id) {
        checkKept(from, event)
        seen = true
        continue
      }
      if (!seen) break
      head = follow(head, event)
      if (expected !== undefined) checkKept(expected, head)
    }
    if (!seen) throw missing(from, last)
    yield { reached: head, last }
    page++
  } while ((page - 1) * together < last)
  if (head.id < last) throw missing({ id: head.id + 1, hash: '' }, last)
  if (expected !== undefined && head.id < expected.id) throw missing(expected, last)
}

const missing = ({ id }: Head, last: number): BrokenLog =>
  new BrokenLog(
    id,
    last < id
      ? `Event ${id} is missing: the log ends with event ${last}, so its end was cut off`
      : `Event ${id} is missing`,
  )

function describe(from: Head, head: Head, format: 'json' | 'table'): string {
  const count = head.id - from.id
  if (format === 'json') return `${toJson({ intact: true, events: count, head: toText(head) })}\n`
  const place = from.id === 0 ? 'from the first' : `after event ${from.id}`
  return `The log is unbroken: ${count} events ${place} to event ${head.id}\n${toText(head)}\n`
}

/** Whoever watches is told each second; of a log that is verified sooner, nothing. */
function createNotes(from: Head): (head: Head, last: number) => void {
  let saidAt = performance.now()
  return (head, last) => {
    if (!process.stderr.isTTY || performance.now() - saidAt < 1000) return
    saidAt = performance.now()
    const percent = Math.floor(((head.id - from.id) / Math.max(last - from.id, 1)) * 100)
    printNote(`${head.id} of ${last} events are verified (${percent} %)`)
  }
}
