import { type Command, Option } from 'commander'
import { addConnectionOptions } from './connection.ts'

export function addApply(program: Command): void {
  const command = program
    .command('apply')
    .summary('Bring a directory to what a file says')
    .description(
      'Reads a file that declares policies, groups, apps, roles, mappings, credentials and users, compares it with a directory, shows what is to be created and changed, and does it when you agree. What is as the file says stays as it is, so it can be run again at any time. Ctrl-C ends it after the call under way; the same command goes on from there.',
    )
    .argument('<file>', 'the file, in YAML')
    .option('--yes', 'do it without asking, as scripts need it')
    .option('--prune', 'delete what is not in the file, of the kinds that the file has a section for')
    .addOption(
      new Option(
        '--secrets <file>',
        'where the secrets of new credentials go, instead of being printed; only you can read it',
      ).env('ROLLCALL_SECRETS'),
    )
  addConnectionOptions(command)
  command.addHelpText('after', examples)
  command.action(async (file: string) => {
    const { apply } = await import('./seed/command.ts')
    await apply(command, file)
  })
}

const examples = `
Without a terminal and without --yes it shows the plan, changes nothing, and ends with 7 when there is something to do.

Examples:
  rollcall apply directory.yaml
  rollcall apply directory.yaml --yes --secrets credentials.jsonl
  rollcall apply directory.yaml --prune
`
