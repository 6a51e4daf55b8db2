import { isObject, type Members } from './entries.ts'
import type { Section } from './kinds.ts'
import type { Path } from './read-file.ts'

// Conditions and actions of mappings hold ids of roles and groups as text; a file has names there.

const ofSource: Readonly<Record<string, Section>> = { has_role: 'roles', group_id: 'groups' }
const ofAction: Readonly<Record<string, Section>> = {
  add_role: 'roles',
  remove_role: 'roles',
  set_group: 'groups',
}

/** It stands for no group. */
const none = 'none'

type Translate = (section: Section, text: string, path: Path) => string

/** Conditions and actions with other texts where ids or names of roles and groups stand. */
function translated(members: Members, translate: Translate): Members {
  const text = (section: Section | undefined, value: unknown, path: Path): string =>
    section === undefined || value === none ? String(value) : translate(section, String(value), path)
  const each = (name: 'conditions' | 'actions', change: (item: Members, path: Path) => unknown): unknown =>
    Array.isArray(members[name])
      ? members[name].map((item: unknown, index) =>
          isObject(item) ? change(item, [name, index, 'value']) : item,
        )
      : members[name]
  return {
    ...members,
    ...(members.conditions !== undefined && {
      conditions: each('conditions', ({ value, ...rest }, path) => ({
        ...rest,
        value: text(ofSource[String(rest.source)], value, path),
      })),
    }),
    ...(members.actions !== undefined && {
      actions: each('actions', ({ value, ...rest }, path) => ({
        ...rest,
        // A single value needs no list.
        value: [value]
          .flat()
          .map((one, index) =>
            text(ofAction[String(rest.action)], one, Array.isArray(value) ? [...path, index] : path),
          ),
      })),
    }),
  }
}

/** The roles, groups and custom attributes that a mapping of the file names. */
export function namesInMapping(members: Members): { section: Section; name: string; path: Path }[] {
  const found: { section: Section; name: string; path: Path }[] = []
  translated(members, (section, name, path) => {
    found.push({ section, name, path })
    return name
  })
  const attributes = (list: 'conditions' | 'actions', member: string, prefix: string) => {
    for (const [index, item] of ((members[list] ?? []) as Members[]).entries()) {
      const text = String(item[member])
      if (text.startsWith(prefix))
        found.push({ section: 'attributes', name: text.slice(prefix.length), path: [list, index, member] })
    }
  }
  attributes('conditions', 'source', 'custom_attribute_')
  attributes('actions', 'action', 'set_custom_attribute_')
  return found
}

/** A mapping of the file as the contract has it. */
export const withIds = (
  members: Members,
  idOf: (section: Section, name: string) => number | undefined,
): Members => translated(members, (section, name) => String(idOf(section, name)))

/** A mapping of the directory as a file has it. */
export const withNames = (members: Members, nameOf: (section: Section, id: number) => string): Members =>
  translated(members, (section, id) => nameOf(section, Number(id)))

/** The ids of roles that a mapping of the directory can give. */
export const rolesGivenBy = ({ actions }: Members): number[] =>
  ((actions ?? []) as { action: string; value: string[] }[]).flatMap(({ action, value }) =>
    action === 'add_role' ? value.map(Number) : [],
  )
