import { Command, CommanderError } from 'commander'
import { addApply } from './apply.ts'
import { addBackup, addRestore } from './backup.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { describeFailure } from './failure.ts'
import { addMigrateStore } from './migrate-store.ts'
import { addOperations } from './operations.ts'
import manifest from './package.json' with { type: 'json' }
import { SeedError, StepError } from './seed/problems.ts'
import { addServe } from './serve.ts'
import { addTour } from './tour.ts'
import { addVerifyEvents } from './verify-events.ts'

// A variable that is set to nothing is no setting.
for (const [name, value] of Object.entries(process.env)) {
  if (name.startsWith('ROLLCALL_') && value === '') delete process.env[name]
}

// A reader may stop early, as `head` does; whoever prints learns of it by the failed write.
process.stdout.on('error', () => {})

function createProgram(): Command {
  const program = new Command('rollcall')
    .description('A user directory with the OneLogin Users API v1: serve one, or call one.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(toOneLine(text)) })
    .commandsGroup('Directory:')
  addServe(program)
  addBackup(program)
  addRestore(program)
  addMigrateStore(program)
  addVerifyEvents(program)
  addApply(program)
  addTour(program)
  addOperations(program)
  return program.addHelpText('after', words)
}

/** Commander has written its errors already, help and version among them. */
function end(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse
  }
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return exitCodes.done
  const isOfFile = error instanceof SeedError || error instanceof StepError
  process.stderr.write(isOfFile ? `${error.message}\n` : `rollcall: ${describeFailure(error)}\n`)
  return exitCodeOf(error)
}

const toOneLine = (text: string): string =>
  `rollcall: ${text
    .trim()
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')}\n`

const words = `
Exit codes: 0 done, 1 refused, 2 wrong use, 3 not authorised, 4 not found, 5 a value is refused, 6 no answer, 7 a plan was not applied.

Examples:
  rollcall serve --sample 1000
  rollcall backup people-2026-06-01.db
  rollcall tour
  rollcall list-users --email '*@example.com' --fields id,email
  rollcall create-user --data @user.json
  rollcall help add-roles-to-user
`

try {
  await createProgram().parseAsync()
} catch (error) {
  process.exitCode = end(error)
}
