import type { OperationId } from '@rollcall/contract'

/** The kinds of things that a file can declare, as their sections are called. */
export type Section =
  | 'attributes'
  | 'policies'
  | 'groups'
  | 'apps'
  | 'roles'
  | 'mappings'
  | 'credentials'
  | 'users'

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
  /** What is asked for to have all of them. */
  readonly queries: readonly object[]
  readonly create: OperationId
  /** The member of the body that holds a new one, where it is not the body itself. */
  readonly createdIn?: string
  readonly update: OperationId
  readonly remove: OperationId
  /** The members that tell one from another. With several, each does, and one of them must be there. */
  readonly keys: readonly string[]
  /** Members that name things of other kinds; those inside of mappings come to them. */
  readonly references: readonly Reference[]
  /** Members of the contract that a file has no use for. */
  readonly leftOut?: readonly string[]
  /** What is sent with each write beside the body. */
  readonly writing?: object
}

const reference = (member: string, idMember: string, section: Section, isList = false): Reference => ({
  member,
  idMember,
  section,
  isList,
})

/** Pages as long as they may be. */
const whole = [{ limit: 1000 }]

/** In the order in which they can be made: what is named stands before what names it. */
export const kinds: readonly Kind[] = [
  {
    section: 'attributes',
    one: 'custom attribute',
    tag: 'CustomAttributes',
    list: 'listCustomAttributes',
    queries: whole,
    create: 'createCustomAttribute',
    createdIn: 'user_field',
    update: 'updateCustomAttribute',
    remove: 'deleteCustomAttribute',
    keys: ['shortname'],
    references: [],
  },
  {
    section: 'policies',
    one: 'policy',
    tag: 'Policies',
    list: 'listPolicies',
    queries: whole,
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
    queries: whole,
    create: 'createGroup',
    update: 'updateGroup',
    remove: 'deleteGroup',
    keys: ['name'],
    references: [reference('policy', 'policy_id', 'policies')],
  },
  {
    section: 'apps',
    one: 'app',
    tag: 'Apps',
    list: 'listApps',
    queries: whole,
    create: 'createApp',
    update: 'updateApp',
    remove: 'deleteApp',
    keys: ['name'],
    references: [],
  },
  {
    section: 'roles',
    one: 'role',
    tag: 'Roles',
    list: 'listRoles',
    queries: whole,
    create: 'createRole',
    update: 'updateRole',
    remove: 'deleteRole',
    keys: ['name'],
    references: [reference('apps', 'apps', 'apps', true)],
  },
  {
    section: 'mappings',
    one: 'mapping',
    tag: 'Mappings',
    list: 'listMappings',
    queries: [{}, { enabled: false }],
    create: 'createMapping',
    update: 'updateMapping',
    remove: 'deleteMapping',
    keys: ['name'],
    references: [],
    // Their order is that of the file.
    leftOut: ['position'],
  },
  {
    section: 'credentials',
    one: 'credential',
    tag: 'Credentials',
    list: 'listCredentials',
    queries: whole,
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
    queries: whole,
    create: 'createUser',
    update: 'updateUser',
    remove: 'deleteUser',
    keys: ['username', 'email'],
    references: [
      reference('group', 'group_id', 'groups'),
      reference('roles', 'role_ids', 'roles', true),
      reference('manager', 'manager_user_id', 'users'),
    ],
    leftOut: ['password_confirmation'],
    // When it is done, it is done: roles that mappings give are there as well.
    writing: { mappings: 'sync' },
  },
]

const bySection = new Map(kinds.map((kind) => [kind.section, kind]))

export const kindOf = (section: Section): Kind => bySection.get(section) as Kind

/** What names are compared by: no two things of a kind differ in case or width only. */
export const toKey = (name: unknown): string => String(name).trim().normalize('NFKC').toLowerCase()
