import { operations } from '@rollcall/contract'
import { type Command, Option } from 'commander'
import { addConnectionOptions } from './connection.ts'
import { severalOf, wholeNumber } from './values.ts'

export function addTour(program: Command): void {
  const command = program
    .command('tour')
    .summary('Make every call once and show what it does')
    .description(
      `Makes all ${Object.keys(operations).length} calls once and shows what each changed. It works on one user only, whom it creates and deletes again, also when a call fails, so it can be shown to a directory in use. Without a connection it starts a directory in memory.`,
    )
    .addOption(
      new Option(
        '--role <id>',
        'role to give and take away, may be given several times; else two that users have',
      )
        .argParser(severalOf(wholeNumber(1)))
        .default([], 'none'),
    )
    .option('--json', 'print what happened as JSON, at the end')
  addConnectionOptions(command)
  command.addHelpText('after', examples)
  command.action(async () => {
    const { tour } = await import('./tour-run.ts')
    await tour(command)
  })
}

const examples = `
Examples:
  rollcall tour
  rollcall tour --host http://127.0.0.1:4000
  rollcall tour --subdomain acme --role 12345
`
