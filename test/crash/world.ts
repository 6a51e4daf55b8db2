import type { EventType } from '../../server/directory/event-types.ts'

/** When mappings run for somebody's writes: always the same way, so that what they lead to is known. */
export type Mode = 'async' | 'sync' | 'disabled'

export const departments = ['Sales', 'Support'] as const

/** Somebody, as far as calls can change it. Roles and groups are named by their keys, which they keep for life. */
export interface Person {
  readonly mode: Mode
  readonly firstname: string | null
  readonly title: string | null
  readonly department: (typeof departments)[number]
  readonly badge: string | null
  readonly group: string | null
  /** The roles that were given by hand. */
  readonly hand: readonly string[]
  readonly state: number
  readonly status: number
  readonly statusBeforeLock: number | null
  readonly failures: number
  readonly sessions: number
  readonly password: string | null
}

/** How many events of each type tell of something. */
export type Counts = Readonly<Partial<Record<EventType, number>>>

/** All that belongs to one caller, and nobody else changes. It is never changed itself: a call leads to another one. */
export interface World {
  readonly people: ReadonlyMap<string, Person>
  /** The present names, by key. */
  readonly roles: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, string>
  /** Of all that ever was. */
  readonly events: ReadonlyMap<string, Counts>
}

export type Kind = 'people' | 'roles' | 'groups'

export const emptyWorld: World = { people: new Map(), roles: new Map(), groups: new Map(), events: new Map() }

/** A world that is being made out of another one. */
export interface Draft {
  readonly people: Map<string, Person>
  readonly roles: Map<string, string>
  readonly groups: Map<string, string>
  readonly events: Map<string, Counts>
}

export function changed(world: World, change: (draft: Draft) => void): World {
  const draft = {
    people: new Map(world.people),
    roles: new Map(world.roles),
    groups: new Map(world.groups),
    events: new Map(world.events),
  }
  change(draft)
  return draft
}

/** One event more that tells of something. */
export function count(events: Map<string, Counts>, key: string, type: EventType): void {
  const counts = events.get(key) ?? {}
  events.set(key, { ...counts, [type]: (counts[type] ?? 0) + 1 })
}

/** What a person shows once mappings have run. The same is read from a database. */
export interface Shown extends Omit<Person, 'mode' | 'password'> {
  /** The roles that mappings give. */
  readonly mapped: readonly string[]
  /** A value that mappings set. */
  readonly company: string | null
  readonly hasPassword: boolean
  /** How often the role that everybody gets was given. */
  readonly welcomes: number
}

/** What the rules of `setup.ts` come to. */
export function rolesByMapping({ mode, department }: Person): string[] {
  if (mode === 'disabled') return []
  return department === 'Sales' ? ['Everybody', 'Portal', 'Sales'] : ['Everybody', 'Support']
}

export function shown(person: Person): Shown {
  const { mode, password, ...plain } = person
  const isMapped = mode !== 'disabled'
  return {
    ...plain,
    mapped: rolesByMapping(person),
    company: isMapped ? `of ${person.department}` : null,
    hasPassword: password !== null,
    welcomes: isMapped ? 1 : 0,
  }
}

/** A world as it can be compared with what is found in a database. */
export interface ShownWorld extends Omit<World, 'people'> {
  readonly people: ReadonlyMap<string, Shown>
}

export const shownWorld = (world: World): ShownWorld => ({
  ...world,
  people: new Map([...world.people].map(([key, person]) => [key, shown(person)])),
})

/** Names begin with the key, which ends at the first blank; a key begins with the name of its caller. */
export const keyOf = (name: string): string => name.split(' ')[0] as string
export const callerOf = (key: string): string => key.split('-')[0] as string
