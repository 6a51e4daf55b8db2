import type { OperationId } from '@rollcall/contract'

/** The kinds of things that a file can declare, as their sections are called. */
export type Section = 'policies' | 'groups' | 'credentials' | 'users'

/** A member that names other things, in the place of one that has their ids. */
export interface Reference {
  /** What it is called in the file. */
  readonly member: string
  /** What it is called in the contract. */
  readonly idMember: string
  readonly section: Section
  readonly isList: boolean
}

export interface Kind {
  readonly section: Section
  /** What one of them is called. */
  readonly one: string
  /** The class of the client, and what it does with them. */
  readonly tag: string
  readonly list: OperationId
  readonly create: OperationId
  readonly update: OperationId
  readonly remove: OperationId
  /** The members that tell one from another. With several, each does, and one of them must be there. */
  readonly keys: readonly string[]
  readonly references: readonly Reference[]
  /** Members of the contract that a file has no use for. */
  readonly leftOut?: readonly string[]
}

const reference = (member: string, idMember: string, section: Section, isList = false): Reference => ({
  member,
  idMember,
  section,
  isList,
})

/** In the order in which they can be made: what is named stands before what names it. */
export const kinds: readonly Kind[] = [
  {
    section: 'policies',
    one: 'policy',
    tag: 'Policies',
    list: 'listPolicies',
    create: 'createPolicy',
    update: 'updatePolicy',
    remove: 'deletePolicy',
    keys: ['name'],
    references: [],
  },
  {
    section: 'groups',
    one: 'group',
    tag: 'Groups',
    list: 'listGroups',
    create: 'createGroup',
    update: 'updateGroup',
    remove: 'deleteGroup',
    keys: ['name'],
    references: [reference('policy', 'policy_id', 'policies')],
  },
  {
    section: 'credentials',
    one: 'credential',
    tag: 'Credentials',
    list: 'listCredentials',
    create: 'createCredential',
    update: 'updateCredential',
    remove: 'deleteCredential',
    keys: ['name'],
    references: [],
  },
  {
    section: 'users',
    one: 'user',
    tag: 'Users',
    list: 'listUsers',
    create: 'createUser',
    update: 'updateUser',
    remove: 'deleteUser',
    keys: ['username', 'email'],
    references: [reference('group', 'group_id', 'groups'), reference('manager', 'manager_user_id', 'users')],
    leftOut: ['password_confirmation'],
  },
]

const bySection = new Map(kinds.map((kind) => [kind.section, kind]))

export const kindOf = (section: Section): Kind => bySection.get(section) as Kind

/** What names are compared by: no two things of a kind differ in case or width only. */
export const toKey = (name: unknown): string => String(name).trim().normalize('NFKC').toLowerCase()
