import { ConnectionError } from '@rollcall/client'
import { describeFailure } from '../failure.ts'
import type { Directory, Item } from './directory.ts'
import { keysOf, type Members } from './entries.ts'
import { inLanes } from './lanes.ts'
import { takeSorting } from './mapping-order.ts'
import type { Alteration, Creation, Plan, Step } from './plan.ts'
import { StepError, toLine } from './problems.ts'
import type { SeedFile } from './read-file.ts'
import { idsIn, toBody } from './references.ts'
import { titleOf } from './show.ts'

export interface ApplyOptions {
  /** Ends it: what is under way is finished, nothing more is begun. */
  readonly signal: AbortSignal
  /** Told after each step. */
  readonly onDone: (step: Step) => void
  /** Told of each credential that was made, with its secret, which nobody can ask for again. */
  readonly onSecret: (made: Members) => Promise<void>
}

/** Does the steps of a plan in their order. Resolves when all are done or the signal was given. */
export async function applyPlan(
  { steps }: Plan,
  file: SeedFile,
  directory: Directory,
  options: ApplyOptions,
): Promise<void> {
  const take = async (step: Step) => {
    try {
      await takeStep(step, directory, options)
    } catch (error) {
      throw toStepError(step, file, error)
    }
    options.onDone(step)
  }
  for (const batch of toBatches(steps)) await inLanes(batch, take, () => !options.signal.aborted)
}

/** Steps on users wait for nothing among themselves but for a manager; all others are taken one by one. */
function toBatches(steps: readonly Step[]): Step[][] {
  const batches: Step[][] = []
  let before: string | undefined
  for (const step of steps) {
    const wave = step.act === 'create' ? step.wave : 0
    const batch = step.kind.section === 'users' ? `${step.act} ${wave}` : undefined
    if (batch !== undefined && batch === before) batches.at(-1)?.push(step)
    else batches.push([step])
    before = batch
  }
  return batches
}

async function takeStep(step: Step, directory: Directory, options: ApplyOptions): Promise<void> {
  const { kind } = step
  if (step.act === 'sort') await takeSorting(step, directory)
  else if (step.act === 'create') {
    const made = (await directory.call(kind, 'create', bodyOf(step, directory), kind.writing)) as Item
    directory.add(kind.section, { ...step.entry.members, ...made })
    if (made.client_secret !== undefined) await options.onSecret(made)
  } else if (step.act === 'change')
    await directory.call(kind, 'update', idOf(step, directory), bodyOf(step, directory), kind.writing)
  else await directory.call(kind, 'remove', step.item.id)
}

/** What is sent: all members of a new thing, else those that change. */
function bodyOf(step: Creation | Alteration, directory: Directory): Members {
  const { kind, entry } = step
  const idOf = idsIn(directory)
  if (step.act === 'create') {
    const body = { ...toBody(entry, idOf), ...step.secrets }
    return kind.createdIn === undefined ? body : { [kind.createdIn]: body }
  }
  const changed = Object.fromEntries(step.changes.map(({ member, to }) => [member, to]))
  const body: Record<string, unknown> = { ...toBody({ kind, members: changed }, idOf) }
  for (const [idMember, ids] of step.kept)
    if (body[idMember] !== undefined) body[idMember] = [...new Set([...(body[idMember] as number[]), ...ids])]
  return body
}

/** Who was made a moment ago is found by name. */
function idOf({ kind, entry, item }: Alteration, directory: Directory): number | undefined {
  const [key = ''] = keysOf(kind, entry.members)
  return (item ?? directory.find(kind.section, key)[0])?.id
}

const acts = { create: 'created', change: 'changed', sort: 'changed', delete: 'deleted' } as const

function toStepError(step: Step, file: SeedFile, cause: unknown): StepError {
  const words = `${titleOf(step)} could not be ${acts[step.act]}: ${describeFailure(cause)}${lostSecret(step, cause)}`
  const text =
    step.act === 'delete' || step.act === 'sort'
      ? `${file.name}: ${words}`
      : toLine(file.name, { place: file.placeOf(step.entry.path), words })
  return new StepError(text, titleOf(step), cause)
}

/** When no answer came, it may have been made all the same, and then nobody has its secret. */
const lostSecret = (step: Step, cause: unknown): string =>
  step.act === 'create' && step.kind.section === 'credentials' && cause instanceof ConnectionError
    ? '; if it is there now, rotate its secret'
    : ''
