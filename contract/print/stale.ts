import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { root } from './files.ts'

/** The files in these folders are printed, all of them. */
const printed = ['contract/generated/', 'client/generated/', 'docs/reference/', 'docs/client/operations/']

/** The files that are missing, old, or no longer printed at all. */
export function staleFiles(files: ReadonlyMap<string, string>): string[] {
  const old = [...files].filter(
    ([file, text]) => !existsSync(root + file) || readFileSync(root + file, 'utf8') !== text,
  )
  const left = printed
    .filter((folder) => existsSync(root + folder))
    .flatMap((folder) => readdirSync(root + folder).map((name) => folder + name))
    .filter((file) => !files.has(file))
  return [...old.map(([file]) => file), ...left]
}
