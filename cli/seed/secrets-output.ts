import { type FileHandle, open } from 'node:fs/promises'
import { UsageError } from '../exit-codes.ts'
import { print } from '../output.ts'
import { plain } from '../plain.ts'
import type { Members } from './entries.ts'

/** Where the secrets of new credentials go: each is told once, when it is made. */
export interface SecretsOutput {
  write(made: Members): Promise<void>
  close(): Promise<void>
}

/** To a file that only its owner can read, a line of JSON for each; without one, to the standard output. */
export async function openSecretsOutput(file: string | undefined): Promise<SecretsOutput> {
  if (file === undefined) return { write: (made) => print(toText(made)), close: async () => {} }
  const handle = await openFile(file)
  return {
    async write({ name, client_id, client_secret }) {
      await handle.appendFile(`${JSON.stringify({ name, client_id, client_secret })}\n`)
      await handle.sync()
    },
    close: () => handle.close(),
  }
}

/** It is opened before anything is changed, so that no secret is made that cannot be written down. */
async function openFile(file: string): Promise<FileHandle> {
  let handle: FileHandle
  try {
    handle = await open(file, 'a', 0o600)
  } catch (error) {
    throw new UsageError(`--secrets: ${file} cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
  const { mode } = await handle.stat()
  if (process.platform === 'win32' || (mode & 0o077) === 0) return handle
  await handle.close()
  throw new UsageError(
    `--secrets: others on the machine can read ${file}; take that right away with chmod 600`,
  )
}

const toText = ({ name, client_id, client_secret }: Members): string =>
  `The secret of the credential ${plain(name)} is not shown again:\n  ROLLCALL_CLIENT_ID=${plain(client_id)}\n  ROLLCALL_CLIENT_SECRET=${plain(client_secret)}\n`
