import type { Command } from 'commander'
import { connect, readClientId } from '../connection.ts'
import { exitCodes } from '../exit-codes.ts'
import { print, printNote } from '../output.ts'
import { onStop } from '../signals.ts'
import { confirm } from './confirm.ts'
import type { Plan } from './plan.ts'
import { noteAfter, readSeed, runSeed } from './run.ts'
import { showPlan } from './show.ts'

interface Options {
  readonly yes?: true
  readonly prune?: true
  readonly secrets?: string
}

/** `rollcall apply`: shows the plan, asks, applies, and says how it ended. */
export async function apply(command: Command, file: string): Promise<void> {
  const stopping = new AbortController()
  const forget = onStop(() => stopping.abort(), ['SIGINT', 'SIGTERM', 'SIGHUP'])
  try {
    process.exitCode = await bringAbout(command, file, stopping.signal)
  } finally {
    forget()
  }
}

async function bringAbout(command: Command, file: string, signal: AbortSignal): Promise<number> {
  const { yes, prune, secrets }: Options = command.opts()
  const seed = await readSeed(file)
  const client = connect(command)
  const mayApply = async (plan: Plan): Promise<boolean> => {
    await print(`${client.host} and ${file}:\n${showPlan(plan)}`)
    if (yes) return !signal.aborted
    return isAttended() && (await confirm('Apply this? (yes or no) ', signal))
  }
  const { plan, progress } = await runSeed(seed, {
    client,
    clientId: readClientId(command),
    isPruning: prune === true,
    secrets,
    environment: process.env,
    signal,
    mayApply,
  })

  if (plan.steps.length === 0) {
    await print(`Nothing to do: ${plan.same} as the file says\n`)
    return exitCodes.done
  }
  if (progress === undefined) {
    printNote(`Nothing was changed.${isAttended() ? '' : ' With --yes it is applied.'}`)
    return signal.aborted ? exitCodes.interrupted : exitCodes.notApplied
  }
  if (progress.count < plan.steps.length) {
    progress.tell()
    printNote('Stopped before all was applied; the same command goes on from there.')
    return exitCodes.interrupted
  }
  await print(`Applied: ${progress.sum()}\n`)
  const note = noteAfter(plan)
  if (note !== undefined) printNote(note)
  return exitCodes.done
}

const isAttended = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true
