import type { ApiClient } from '@rollcall/client'
import { loadApi, type Method } from '../apis.ts'
import { keysOf, type Members, nameOf } from './entries.ts'
import { type Kind, kindOf, kinds, type Section } from './kinds.ts'

/** A thing as the directory answers it. */
export interface Item extends Members {
  readonly id: number
}

/** What is known of the directory: as much of it as the file speaks of. */
export interface Directory {
  /** All things of a kind with this name. */
  find(section: Section, key: string): readonly Item[]
  get(section: Section, id: number): Item | undefined
  /** All that are known. */
  items(section: Section): readonly Item[]
  add(section: Section, item: Item): void
  /** The calls on a kind of things. */
  call(kind: Kind, operation: 'create' | 'update' | 'remove', ...input: unknown[]): Promise<unknown>
  /** The client's class for a kind, for the calls that only one kind has. */
  api(kind: Kind): Readonly<Record<string, Method>>
}

/** How a thing with this id is called. */
export function nameById(directory: Directory, section: Section, id: number): string {
  const item = directory.get(section, id)
  return item === undefined ? `#${id}` : nameOf(kindOf(section), item)
}

export async function openDirectory(client: ApiClient): Promise<Directory> {
  const apis = new Map<Section, Record<string, Method>>()
  for (const { section, tag } of kinds) apis.set(section, await loadApi(tag, client))
  const byKey = new Map<string, Item[]>()
  const byId = new Map<string, Item>()
  const bySection = new Map<Section, Item[]>(kinds.map(({ section }) => [section, []]))
  const api = ({ section }: Kind): Record<string, Method> => apis.get(section) as Record<string, Method>
  return {
    find: (section, key) => byKey.get(`${section} ${key}`) ?? [],
    get: (section, id) => byId.get(`${section} ${id}`),
    items: (section) => bySection.get(section) ?? [],
    add(section, item) {
      if (byId.has(`${section} ${item.id}`)) return
      byId.set(`${section} ${item.id}`, item)
      bySection.get(section)?.push(item)
      for (const key of new Set(keysOf(kindOf(section), item))) {
        const same = byKey.get(`${section} ${key}`)
        if (same === undefined) byKey.set(`${section} ${key}`, [item])
        else same.push(item)
      }
    },
    call: async (kind, operation, ...input) => await api(kind)[kind[operation]]?.(...input),
    api,
  }
}

/** Reads all things of a kind, page by page where the list has pages. */
export async function readAll(directory: Directory, kind: Kind): Promise<void> {
  for (const query of kind.queries) {
    const list = directory.api(kind)[kind.list]?.(query) as AsyncIterable<Item> | PromiseLike<Item[]>
    for await (const item of Symbol.asyncIterator in list ? list : await list)
      directory.add(kind.section, item)
  }
}
