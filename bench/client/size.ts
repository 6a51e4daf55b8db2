import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from './client.ts'

/** Its own types need its tools, which may not be there. */
interface Size {
  minifiedBytes(entry: string, platform: 'node'): Promise<number>
}

/** Bytes of all that the package exports, as one file for Node, minified and gzipped: as the package of ours is tested. */
export async function bundledBytes(client: Client): Promise<number> {
  const { minifiedBytes } = (await import(join(import.meta.dirname, '../../client/package/size.ts'))) as Size
  return await minifiedBytes(fileURLToPath(client.entry()), 'node')
}

/** What is on disk once the package is installed: its packages, itself among them, and the bytes of their files. */
export async function installedSize({ folder }: Client): Promise<{ packages: number; bytes: number }> {
  const folders = new Set<string>()
  const visit = async (folder: string) => {
    if (folders.has(folder)) return
    folders.add(folder)
    const { dependencies = {} } = await readPackage(folder)
    for (const name of Object.keys(dependencies)) await visit(findPackage(name, folder))
  }
  await visit(folder)
  const sizes = await Promise.all([...folders].map(bytesOf))
  return { packages: folders.size, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

export async function versionOf({ folder }: Client): Promise<string> {
  return (await readPackage(folder)).version
}

async function readPackage(
  folder: string,
): Promise<{ version: string; dependencies?: Readonly<Record<string, string>> }> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

/** Where Node would find a package, from the folder of another on. */
function findPackage(name: string, from: string): string {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return folder
  if (dirname(from) === from) throw new Error(`${name} is not installed`)
  return findPackage(name, dirname(from))
}

async function bytesOf(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    // What lies in there is a package of its own.
    if (entry.isDirectory() && entry.name !== 'node_modules') bytes += await bytesOf(path)
    if (entry.isFile()) bytes += (await stat(path)).size
  }
  return bytes
}
