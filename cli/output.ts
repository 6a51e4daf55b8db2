import { type Command, Option } from 'commander'

export type Format = 'json' | 'table'

export function addOutputOptions(command: Command): void {
  command
    .addOption(new Option('--json', 'print JSON, as is done without a terminal').helpGroup('Output:'))
    .addOption(
      new Option('--table', 'print for people, as is done on a terminal')
        .conflicts('json')
        .helpGroup('Output:'),
    )
}

export function readFormat(command: Command): Format {
  if (command.getOptionValue('json') === true) return 'json'
  return command.getOptionValue('table') === true || process.stdout.isTTY ? 'table' : 'json'
}

/** Writes, and waits until it is written. Rejects when nobody reads any more. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })

/** A note for a person, beside the output. */
export const printNote = (text: string): boolean => process.stderr.write(`${text}\n`)
