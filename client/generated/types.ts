// Printed from contract/openapi.yaml by `npm run print`. Change it there.

/**
 * A person in the directory. Every field may be left out of a write; a field that is sent as `null` is
 * emptied. Fields marked read-only are kept by the server: they may be sent, and are then ignored.
 */
export interface User {
  /** The number of the user, given by the server and never used again. */
  id: number
  /**
   * The name to log in with. No two users have the same, whatever its case; nor may it be the email
   * address of another. A user needs this or `email`.
   * At most 255 characters.
   */
  username?: string | null | undefined
  /**
   * The email address. No two users have the same, whatever its case. A user needs this or `username`.
   * At most 255 characters.
   */
  email?: string | null | undefined
  /**
   * The given name.
   * At most 255 characters.
   */
  firstname?: string | null | undefined
  /**
   * The family name.
   * At most 255 characters.
   */
  lastname?: string | null | undefined
  /**
   * What the person is called at work, such as Head of Finance.
   * At most 255 characters.
   */
  title?: string | null | undefined
  /**
   * The part of the organisation the person works in.
   * At most 255 characters.
   */
  department?: string | null | undefined
  /**
   * The company the person works for.
   * At most 255 characters.
   */
  company?: string | null | undefined
  /**
   * Notes of the administrators.
   * At most 65535 characters.
   */
  comment?: string | null | undefined
  /**
   * The group of the user, which brings its policy. `null` takes the user out of the group.
   * At least 0.
   */
  group_id?: number | null | undefined
  /**
   * The ids of the roles the user has. Apps follow from roles. A write names all roles that the user shall
   * have by hand, not only new ones; those that mappings give stay beside them.
   * At most 1000.
   */
  role_ids?: number[] | null | undefined
  /**
   * The telephone number, in international form such as +4930123456.
   * At most 64 characters.
   */
  phone?: string | null | undefined
  /**
   * How far the administrators have approved the user. A user who is Unlicensed leaves that state by the
   * call `setUserState` only.
   * - `0`: Unapproved
   * - `1`: Approved
   * - `2`: Rejected
   * - `3`: Unlicensed
   */
  state?: 0 | 1 | 2 | 3 | null | undefined
  /**
   * Whether the user can log in, and if not, why. The server moves it. There is no 6.
   * - `0`: Unactivated: created, never activated
   * - `1`: Active: can log in
   * - `2`: Suspended: switched off by an administrator
   * - `3`: Locked: too many wrong passwords, or locked by an administrator
   * - `4`: Password expired: older than the policy allows
   * - `5`: Awaiting password reset: a reset was asked for or ordered
   * - `7`: Password pending: no password has been set yet
   * - `8`: Security questions required: they must be answered first
   */
  status?: 0 | 1 | 2 | 3 | 4 | 5 | 7 | 8 | null | undefined
  /**
   * The directory that the user is synchronised from; `null` for a user who was made here.
   * At least 0.
   */
  directory_id?: number | null | undefined
  /**
   * The trusted identity provider that logs the user in. 0 or `null` clears it.
   * At least 0.
   */
  trusted_idp_id?: number | null | undefined
  /**
   * The id of the manager in Active Directory. A whole number is accepted too; answers hold text.
   * At most 255 characters.
   */
  manager_ad_id?: string | null | undefined
  /**
   * The `id` of the user who is the manager. A whole number is accepted too; answers hold text.
   * At most 255 characters.
   */
  manager_user_id?: string | null | undefined
  /**
   * The login name in Active Directory.
   * At most 255 characters.
   */
  samaccountname?: string | null | undefined
  /**
   * The principal name in Active Directory, which looks like an email address.
   * At most 255 characters.
   */
  userprincipalname?: string | null | undefined
  /**
   * The place of the user in the tree of a directory.
   * At most 65535 characters.
   */
  distinguished_name?: string | null | undefined
  /**
   * The groups of a directory that the user belongs to, as that directory writes them.
   * At most 65535 characters.
   */
  member_of?: string | null | undefined
  /**
   * The id of the user in another system, such as the personnel number.
   * At most 255 characters.
   */
  external_id?: string | null | undefined
  /**
   * When `status` became Active.
   * ISO 8601.
   */
  activated_at?: string | null | undefined
  /**
   * When the user last logged in; `null` for never.
   * ISO 8601.
   */
  last_login?: string | null | undefined
  /**
   * When an invitation was last sent. Creating a user sends none.
   * ISO 8601.
   */
  invitation_sent_at?: string | null | undefined
  /**
   * When the user was created.
   * ISO 8601.
   */
  created_at?: string | null | undefined
  /**
   * When something about the user last changed.
   * ISO 8601.
   */
  updated_at?: string | null | undefined
  /**
   * When the password was last set.
   * ISO 8601.
   */
  password_changed_at?: string | null | undefined
  /**
   * When the lock ends; `null` when there is no lock, or none that ends by itself.
   * ISO 8601.
   */
  locked_until?: string | null | undefined
  /** Wrong passwords in a row. It starts again at 0 with a right one, and when it leads to a lock. */
  invalid_login_attempts?: number | null | undefined
  /**
   * The language in which the user is addressed, such as en or de-CH.
   * At most 255 characters.
   */
  preferred_locale_code?: string | null | undefined
  /**
   * The values of the organisation's own fields, by shortname. A write changes the names it holds and
   * leaves the others; `null` or the empty text removes a value. A shortname that is not defined is
   * refused. Fields without a value are left out of answers.
   */
  custom_attributes?: Record<string, string | null> | null | undefined
}

/**
 * A person in the directory. Every field may be left out of a write; a field that is sent as `null` is
 * emptied. Fields marked read-only are kept by the server: they may be sent, and are then ignored.
 */
export interface UserInput {
  /**
   * Read-only: ignored when it is sent.
   * The number of the user, given by the server and never used again.
   */
  id?: number | undefined
  /**
   * The name to log in with. No two users have the same, whatever its case; nor may it be the email
   * address of another. A user needs this or `email`.
   * At most 255 characters.
   */
  username?: string | null | undefined
  /**
   * The email address. No two users have the same, whatever its case. A user needs this or `username`.
   * At most 255 characters.
   */
  email?: string | null | undefined
  /**
   * The given name.
   * At most 255 characters.
   */
  firstname?: string | null | undefined
  /**
   * The family name.
   * At most 255 characters.
   */
  lastname?: string | null | undefined
  /**
   * What the person is called at work, such as Head of Finance.
   * At most 255 characters.
   */
  title?: string | null | undefined
  /**
   * The part of the organisation the person works in.
   * At most 255 characters.
   */
  department?: string | null | undefined
  /**
   * The company the person works for.
   * At most 255 characters.
   */
  company?: string | null | undefined
  /**
   * Notes of the administrators.
   * At most 65535 characters.
   */
  comment?: string | null | undefined
  /**
   * The group of the user, which brings its policy. `null` takes the user out of the group.
   * At least 0.
   */
  group_id?: number | null | undefined
  /**
   * The ids of the roles the user has. Apps follow from roles. A write names all roles that the user shall
   * have by hand, not only new ones; those that mappings give stay beside them.
   * At most 1000.
   */
  role_ids?: readonly number[] | null | undefined
  /**
   * The telephone number, in international form such as +4930123456.
   * At most 64 characters.
   */
  phone?: string | null | undefined
  /**
   * How far the administrators have approved the user. A user who is Unlicensed leaves that state by the
   * call `setUserState` only.
   * - `0`: Unapproved
   * - `1`: Approved
   * - `2`: Rejected
   * - `3`: Unlicensed
   */
  state?: 0 | 1 | 2 | 3 | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * Whether the user can log in, and if not, why. The server moves it. There is no 6.
   * - `0`: Unactivated: created, never activated
   * - `1`: Active: can log in
   * - `2`: Suspended: switched off by an administrator
   * - `3`: Locked: too many wrong passwords, or locked by an administrator
   * - `4`: Password expired: older than the policy allows
   * - `5`: Awaiting password reset: a reset was asked for or ordered
   * - `7`: Password pending: no password has been set yet
   * - `8`: Security questions required: they must be answered first
   */
  status?: 0 | 1 | 2 | 3 | 4 | 5 | 7 | 8 | null | undefined
  /**
   * The directory that the user is synchronised from; `null` for a user who was made here.
   * At least 0.
   */
  directory_id?: number | null | undefined
  /**
   * The trusted identity provider that logs the user in. 0 or `null` clears it.
   * At least 0.
   */
  trusted_idp_id?: number | null | undefined
  /**
   * The id of the manager in Active Directory. A whole number is accepted too; answers hold text.
   * At most 255 characters.
   */
  manager_ad_id?: string | number | null | undefined
  /**
   * The `id` of the user who is the manager. A whole number is accepted too; answers hold text.
   * At most 255 characters.
   */
  manager_user_id?: string | number | null | undefined
  /**
   * The login name in Active Directory.
   * At most 255 characters.
   */
  samaccountname?: string | null | undefined
  /**
   * The principal name in Active Directory, which looks like an email address.
   * At most 255 characters.
   */
  userprincipalname?: string | null | undefined
  /**
   * The place of the user in the tree of a directory.
   * At most 65535 characters.
   */
  distinguished_name?: string | null | undefined
  /**
   * The groups of a directory that the user belongs to, as that directory writes them.
   * At most 65535 characters.
   */
  member_of?: string | null | undefined
  /**
   * The id of the user in another system, such as the personnel number.
   * At most 255 characters.
   */
  external_id?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When `status` became Active.
   * ISO 8601.
   */
  activated_at?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When the user last logged in; `null` for never.
   * ISO 8601.
   */
  last_login?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When an invitation was last sent. Creating a user sends none.
   * ISO 8601.
   */
  invitation_sent_at?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When the user was created.
   * ISO 8601.
   */
  created_at?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When something about the user last changed.
   * ISO 8601.
   */
  updated_at?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When the password was last set.
   * ISO 8601.
   */
  password_changed_at?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When the lock ends; `null` when there is no lock, or none that ends by itself.
   * ISO 8601.
   */
  locked_until?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * Wrong passwords in a row. It starts again at 0 with a right one, and when it leads to a lock.
   */
  invalid_login_attempts?: number | null | undefined
  /**
   * The language in which the user is addressed, such as en or de-CH.
   * At most 255 characters.
   */
  preferred_locale_code?: string | null | undefined
  /**
   * The values of the organisation's own fields, by shortname. A write changes the names it holds and
   * leaves the others; `null` or the empty text removes a value. A shortname that is not defined is
   * refused. Fields without a value are left out of answers.
   */
  custom_attributes?: Record<string, string | null> | null | undefined
  /**
   * A new password, or with `password_algorithm` its SHA-256 digest as 64 hexadecimal digits. Needs
   * `password_confirmation`.
   * Never answered.
   * At most 256 characters.
   */
  password?: string | null | undefined
  /**
   * The same as `password` once more.
   * Never answered.
   * At most 256 characters.
   */
  password_confirmation?: string | null | undefined
  /**
   * How the digest in `password` was made; leave it out when `password` is a plain password.
   * Never answered.
   * - `salt+sha256`: SHA-256 of the salt followed by the password
   * - `sha256+salt`: SHA-256 of the password followed by the salt
   */
  password_algorithm?: 'salt+sha256' | 'sha256+salt' | null | undefined
  /**
   * The salt that the digest in `password` was made with.
   * Never answered.
   * At most 40 characters.
   */
  salt?: string | null | undefined
}

/** An app that a user has. The contract calls this model GetUserApps200ResponseInner. */
export interface UserApp {
  /** The id of the app. */
  id: number
  /** Where the picture of the app is found. */
  icon_url?: string | null | undefined
  /** Whether the app needs the browser extension to log somebody in. */
  extension?: boolean | null | undefined
  /** The id of this pair of user and app. */
  login_id?: number | null | undefined
  /** The name of the app as people see it. */
  name?: string | null | undefined
  /**
   * Whether the account in the app is being switched on or off. `disabling_pendding_approval` is misspelt
   * in the API itself.
   */
  provisioning_status?: 'enabling' | 'disabling' | 'enabling_pending_approval' | 'disabling_pendding_approval' | 'enabled' | 'disabled' | 'disabling_failed' | 'enabling_failed' | null | undefined
  /** How far the creation, change or removal of the account in the app has come. */
  provisioning_state?: 'unknown' | 'provisioning' | 'modifying' | 'deleting' | 'provisioning_pending_approval' | 'deleting_pending_approval' | 'modifying_pending_approval' | 'linking' | 'provisioned' | 'deleted' | 'modifying_failed' | 'provisioning_failed' | 'deleting_failed' | 'linking_failed' | 'disabled' | 'nonexistent' | 'modifying_pending_approval_then_disabled' | null | undefined
  /** Whether accounts in the app are made and removed from here. */
  provisioning_enabled?: boolean | null | undefined
}

/**
 * How a call went. Every error is answered with it, and so is the success of the seven calls that only
 * act.
 */
export interface ErrorBody {
  /** Whether the call failed. */
  error?: boolean | undefined
  /** The HTTP status once more. */
  code: number
  /** The kind of outcome in a word or two, such as `Success` or `bad request`. */
  type?: string | undefined
  /** What happened, for a person to read. */
  message: string
}

/** The roles of a user. */
export interface GetUserRoles200Response {
  /** How the call went. */
  status: ErrorBody
  /** The ids of the roles, in one flat list. */
  data: number[]
}

/** The custom attributes that are defined in this directory. */
export interface GetCustomAttributes200Response {
  /** How the call went. */
  status: ErrorBody
  /** One inner list, which holds the shortnames of all custom attributes; empty when there are none. */
  data: string[][]
}

/** The roles to give. */
export interface AddRolesToUserRequest {
  /**
   * The ids of the roles to give. All must exist, or none is given. One that the user has already is no
   * change.
   * At least 1.
   */
  role_id_array: readonly number[]
}

/** The roles to take away. */
export interface RemoveUserRoleRequest {
  /** The roles to take away, as objects or as plain ids. The user must hold all of them, or none is taken. */
  role_id_array: readonly number[] | readonly ({
    /**
     * The id of a role.
     * At least 1.
     */
    role_id: number
  })[]
}

/** The state to put a user in. */
export interface SetUserStateRequest {
  /**
   * The new state.
   * - `0`: Unapproved
   * - `1`: Approved
   * - `2`: Rejected
   * - `3`: Unlicensed
   */
  state: 0 | 1 | 2 | 3
}

/** For how long to lock a user. */
export interface LockAccountUserRequest {
  /**
   * Minutes from now (in a `User`, the field of this name is a point in time). At least the lock period of
   * the user's policy. 0 takes the lock period of the policy; without one the lock lasts until somebody
   * lifts it.
   * From 0 to 5256000.
   */
  locked_until: number
}

/** Anything; nothing in it is read. */
export type LogOutUserRequest = Record<string, unknown> | null

/** A new password as it is typed. */
export interface UpdatePasswordInsecureRequest {
  /**
   * The new password.
   * Never answered.
   * At most 256 characters.
   */
  password: string
  /**
   * The same once more.
   * Never answered.
   * At most 256 characters.
   */
  password_confirmation: string
  /**
   * Whether the password must satisfy the user's password policy.
   * Default: `false`.
   */
  validate_policy?: boolean | undefined
}

/** A new password as the SHA-256 of a salt and the password. */
export interface UpdatePasswordSecureRequest {
  /**
   * SHA-256 of the salt directly followed by the password, as 64 hexadecimal digits. Without a salt, of
   * the password alone.
   * Never answered.
   * 64 characters.
   */
  password: string
  /**
   * The same digest once more.
   * Never answered.
   * 64 characters.
   */
  password_confirmation: string
  /**
   * How the digest was made.
   * - `salt+sha256`: The salt stands before the password
   */
  password_algorithm: 'salt+sha256'
  /**
   * The salt. The empty text means that there is none.
   * Never answered.
   * At most 40 characters.
   */
  password_salt?: string | undefined
}

/** Who logs in, and from where. */
export interface CreateSessionLoginTokenRequest {
  /**
   * The username or the email of the person, in letters of any case. Blanks around it do not matter.
   * At most 255 characters.
   */
  username_or_email: string
  /**
   * The password as it was typed.
   * Never answered.
   * At most 256 characters.
   */
  password: string
  /**
   * The account at OneLogin. A directory of Rollcall is one account; there it is not looked at.
   * At most 255 characters.
   */
  subdomain?: string | undefined
  /**
   * Given back in the answer.
   * At most 4096 characters.
   */
  return_to_url?: string | undefined
  /**
   * The address from which the person logs in, IPv4 or IPv6, for the events and the list of sessions. The
   * address of the caller counts when it is left out or is none.
   * At most 255 characters.
   */
  ip_address?: string | undefined
  /**
   * Taken for older clients, and not looked at.
   * At most 255 characters.
   */
  browser_id?: string | undefined
  /**
   * Which members of the user to answer, with commas between them: `id`, `username`, `email`, `firstname`,
   * `lastname`. All unless given; `id` always.
   * At most 255 characters.
   */
  fields?: string | undefined
}

/** A login in an envelope. */
export interface CreateSessionLoginToken200Response {
  /** How the call went. */
  status: ErrorBody
  /** A list with the one login. */
  data: SessionLogin[]
}

/** A login that went well. */
export interface SessionLogin {
  /** Always `Authenticated`. */
  status: string
  /** Who is logged in. */
  user: SessionUser
  /** What the request had under this name; null without it. */
  return_to_url: string | null
  /**
   * When the session ends, 8 hours after the login.
   * ISO 8601.
   */
  expires_at: string
  /** The token of the session. It is answered here and never again. */
  session_token: string
}

/** Whose session it is. */
export interface SessionUser {
  /** The id of the user. */
  id: number
  /** The username; null when there is none. */
  username?: string | null | undefined
  /** The email address; null when there is none. */
  email?: string | null | undefined
  /** The first name; null when there is none. */
  firstname?: string | null | undefined
  /** The last name; null when there is none. */
  lastname?: string | null | undefined
}

/** A session to verify. */
export interface VerifySessionRequest {
  /**
   * The token that the login answered.
   * Never answered.
   * At most 255 characters.
   */
  session_token: string
}

/** A session that is good. */
export interface VerifiedSession {
  /** The id of the session. */
  id: number
  /** Whose session it is. */
  user: SessionUser
  /**
   * When the person logged in.
   * ISO 8601.
   */
  created_at: string
  /**
   * When the session ends.
   * ISO 8601.
   */
  expires_at: string
}

/** A session that is open. */
export interface Session {
  /** The id of the session. */
  id: number
  /**
   * When the person logged in.
   * ISO 8601.
   */
  created_at: string
  /**
   * When the session ends.
   * ISO 8601.
   */
  expires_at: string
  /** From where the person logged in; null when it is not known. */
  ip_address: string | null
}

/** The user is not locked any more. */
export interface UnlockUser200Response {
  /** What happened, for a person to read. */
  message: string
}

/**
 * Something that happened: a change, or an attempt to log in. What does not apply is left out. Events are
 * never changed; each carries the hash of the one before it in its own, so that nothing can be taken out
 * unseen.
 */
export interface Event {
  /** The place in the log. There are no gaps: the first event is 1, the next 2. */
  id: number
  /** What happened; `listEventTypes` says what each number means. */
  event_type_id: number
  /**
   * When it happened.
   * ISO 8601.
   */
  created_at: string
  /** Always 1: one directory is one account. */
  account_id: number
  /** The id of the user whom it is about. */
  user_id?: number | undefined
  /** The username of that user at that moment, or the email without one. */
  user_name?: string | undefined
  /** The directory from which that user is synchronised. */
  directory_id?: number | undefined
  /** The id of the role that it is about. */
  role_id?: number | undefined
  /** The name of that role at that moment. */
  role_name?: string | undefined
  /** The id of the app that it is about. */
  app_id?: number | undefined
  /** The name of that app at that moment. */
  app_name?: string | undefined
  /** The id of the group that it is about. */
  group_id?: number | undefined
  /** The name of that group at that moment. */
  group_name?: string | undefined
  /** The id of the policy that it is about. */
  policy_id?: number | undefined
  /** The name of that policy at that moment. */
  policy_name?: string | undefined
  /** The id of the mapping that it is about, or that did it. An addition to the API. */
  mapping_id?: number | undefined
  /** The name of that mapping at that moment. An addition to the API. */
  mapping_name?: string | undefined
  /** Who did it: a caller of the API, a mapping, or the directory by itself. */
  actor_system: 'API' | 'Mapping' | 'Rollcall'
  /** The client id of the API credential that asked for it. */
  client_id?: string | undefined
  /** The address from which it was asked for. */
  ipaddr?: string | undefined
  /** The `X-Request-Id` of the answer to the request that led to it. */
  request_id: string
  /** Why it failed. */
  error_description?: string | undefined
  /** A word more about it. */
  notes?: string | undefined
  /**
   * What it changed: for each field the value before and after. Passwords and other secrets are never in
   * it. An addition to the API.
   */
  changes?: Record<string, {
  /** The value before; null when there was none. */
  before: unknown
  /** The value after; null when there is none. */
  after: unknown
}> | undefined
  /**
   * SHA-256, in hexadecimal digits, of the hash of the event before it (nothing for the first), its own
   * id, and the event as JSON without `id` and `hash`, with colons between them. An addition to the API.
   */
  hash: string
}

/** A type of events. */
export interface EventType {
  /** The number that events have as `event_type_id`. */
  id: number
  /** The name of the type. */
  name: string
  /** What happened. `%user%`, `%role%` and the like stand for what the event names. */
  description: string
}

/** What gave a user their roles and values. */
export interface UserExplanation {
  /** The id of the user. */
  user_id: number
  /** The username, or the email without one. */
  user_name: string | null
  /** The roles, by id. */
  roles: ({
    /** The id of the role. */
    role_id: number
    /** Its name. */
    role_name: string
    /** Whether the user has it. Only a role that was asked for can be missing. */
    is_held: boolean
    /** Whether it was given by a call, and so stays when no mapping gives it. */
    by_hand: boolean
    /** The mapping that gives it at present. */
    mapping_id: number | null
    /** The apps that the role gives. */
    apps: ({
      /** The id of the app. */
      id: number
      /** Its name. */
      name: string
    })[]
    /** What gave the role. */
    cause: Cause
  })[]
  /** The fields, in the order in which users are answered. */
  fields: ({
    /** Its name; for a custom attribute `custom_attributes.` and the shortname. */
    field: string
    /** What the user has in it; null for nothing. */
    value: unknown
    /** What gave the value. */
    cause: Cause
  })[]
  /** How many of the user's events were read. */
  events_read: number
  /**
   * Whether all is explained as far as the log goes. Not so when the user has more events than a call
   * reads; what is left has the cause `unread`, and `listEvents` leads further back.
   */
  is_complete: boolean
}

/** What gave a role or a value, or took it away. What does not apply is left out. */
export interface Cause {
  /**
   * Who did it.
   * - `call`: A call of the API
   * - `mapping`: A mapping
   * - `directory`: The directory by itself, such as the end of a lock
   * - `unrecorded`: No event tells of it, as with what is older than the log
   * - `unread`: It is further back in the log than one call reads
   */
  kind: 'call' | 'mapping' | 'directory' | 'unrecorded' | 'unread'
  /** The same in a sentence. */
  description: string
  /** The event that tells of it. */
  event_id?: number | undefined
  /** What happened; `listEventTypes` says what each number means. */
  event_type_id?: number | undefined
  /**
   * When it happened.
   * ISO 8601.
   */
  created_at?: string | undefined
  /** The `X-Request-Id` of the answer to the request that led to it. */
  request_id?: string | undefined
  /** The client id of the API credential that asked for it. */
  client_id?: string | undefined
  /** The id of the mapping that did it. */
  mapping_id?: number | undefined
  /** The name of that mapping at that moment. */
  mapping_name?: string | undefined
  /** Whether that mapping is still there. */
  mapping_exists?: boolean | undefined
}

/** What people are given together. A role gives its apps to everybody who has it. */
export interface Role {
  /** The id of the role. Given by the directory, never used twice. */
  id: number
  /**
   * The name of the role. No two roles share one, whatever the case of the letters.
   * At most 255 characters.
   */
  name: string
  /**
   * The ids of the apps that the role gives. All must exist.
   * At most 1000.
   */
  apps: number[]
}

/** What people are given together. A role gives its apps to everybody who has it. */
export interface RoleInput {
  /**
   * Read-only: ignored when it is sent.
   * The id of the role. Given by the directory, never used twice.
   */
  id?: number | undefined
  /**
   * The name of the role. No two roles share one, whatever the case of the letters.
   * At most 255 characters.
   */
  name: string
  /**
   * The ids of the apps that the role gives. All must exist.
   * At most 1000.
   */
  apps?: readonly number[] | undefined
}

/** The fields of a role to change. */
export interface UpdateRoleRequest {
  /**
   * The new name of the role.
   * At most 255 characters.
   */
  name?: string | undefined
  /**
   * The ids of all apps that the role is to give. All must exist.
   * At most 1000.
   */
  apps?: readonly number[] | undefined
}

/** An app that a role gives. */
export interface RoleApp {
  /** The id of the app. */
  id: number
  /** The name of the app as people see it. */
  name: string
  /** Where the picture of the app is found. */
  icon_url: string | null
}

/** The ids of users. */
export type UserIdsRequest = readonly number[]

/** The ids of apps. */
export type AppIdsRequest = readonly number[]

/** Something of which the id alone is answered. */
export interface IdOnly {
  /** The id. */
  id: number
}

/** An app that people log in to. Roles give it to them. */
export interface App {
  /** The id of the app. Given by the directory, never used twice. */
  id: number
  /**
   * The name of the app as people see it. Several apps may share one.
   * At most 255 characters.
   */
  name: string
  /**
   * What the app is for, in free words.
   * At most 2000 characters.
   */
  description: string | null
  /**
   * Where the picture of the app is found, as a path or an address of the web.
   * At most 2000 characters.
   */
  icon_url: string | null
  /**
   * The id of the connector that the app is based on. Kept, and of no effect here.
   * At least 1.
   */
  connector_id: number | null
  /**
   * Whether the app needs the browser extension to log somebody in. Without it, false.
   * Default: `false`.
   */
  extension: boolean
  /**
   * Whether people see the app in the portal. Without it, true.
   * Default: `true`.
   */
  visible: boolean
  /** Whether accounts in the app are made and removed from here. */
  provisioning: {
    /**
     * Whether they are. Without it, false.
     * Default: `false`.
     */
    enabled: boolean
  }
  /**
   * When the app was made; null for one of the sample.
   * ISO 8601.
   */
  created_at: string | null
  /**
   * When the app was last changed; null for one of the sample.
   * ISO 8601.
   */
  updated_at: string | null
}

/** An app that people log in to. Roles give it to them. */
export interface AppInput {
  /**
   * Read-only: ignored when it is sent.
   * The id of the app. Given by the directory, never used twice.
   */
  id?: number | undefined
  /**
   * The name of the app as people see it. Several apps may share one.
   * At most 255 characters.
   */
  name: string
  /**
   * What the app is for, in free words.
   * At most 2000 characters.
   */
  description?: string | null | undefined
  /**
   * Where the picture of the app is found, as a path or an address of the web.
   * At most 2000 characters.
   */
  icon_url?: string | null | undefined
  /**
   * The id of the connector that the app is based on. Kept, and of no effect here.
   * At least 1.
   */
  connector_id?: number | null | undefined
  /**
   * Whether the app needs the browser extension to log somebody in. Without it, false.
   * Default: `false`.
   */
  extension?: boolean | undefined
  /**
   * Whether people see the app in the portal. Without it, true.
   * Default: `true`.
   */
  visible?: boolean | undefined
  /** Whether accounts in the app are made and removed from here. */
  provisioning?: {
    /**
     * Whether they are. Without it, false.
     * Default: `false`.
     */
    enabled?: boolean | undefined
  } | undefined
  /**
   * Read-only: ignored when it is sent.
   * When the app was made; null for one of the sample.
   * ISO 8601.
   */
  created_at?: string | null | undefined
  /**
   * Read-only: ignored when it is sent.
   * When the app was last changed; null for one of the sample.
   * ISO 8601.
   */
  updated_at?: string | null | undefined
}

/** The fields of an app to change. */
export interface UpdateAppRequest {
  /**
   * The new name of the app as people see it. Several apps may share one.
   * At most 255 characters.
   */
  name?: string | undefined
  /**
   * What the app is for, in free words.
   * At most 2000 characters.
   */
  description?: string | null | undefined
  /**
   * Where the picture of the app is found, as a path or an address of the web.
   * At most 2000 characters.
   */
  icon_url?: string | null | undefined
  /**
   * The id of the connector that the app is based on. Kept, and of no effect here.
   * At least 1.
   */
  connector_id?: number | null | undefined
  /** Whether the app needs the browser extension to log somebody in. */
  extension?: boolean | undefined
  /** Whether people see the app in the portal. */
  visible?: boolean | undefined
  /** Whether accounts in the app are made and removed from here. */
  provisioning?: {
    /** Whether they are. */
    enabled?: boolean | undefined
  } | undefined
}

/** How far the account of a user in an app has come. What is null is as the app has it for everybody. */
export interface UpdateUserAppRequest {
  /**
   * Whether the account in the app is being switched on or off. `disabling_pendding_approval` is misspelt
   * in the API itself.
   */
  provisioning_status?: 'enabling' | 'disabling' | 'enabling_pending_approval' | 'disabling_pendding_approval' | 'enabled' | 'disabled' | 'disabling_failed' | 'enabling_failed' | null | undefined
  /** How far the creation, change or removal of the account in the app has come. */
  provisioning_state?: 'unknown' | 'provisioning' | 'modifying' | 'deleting' | 'provisioning_pending_approval' | 'deleting_pending_approval' | 'modifying_pending_approval' | 'linking' | 'provisioned' | 'deleted' | 'modifying_failed' | 'provisioning_failed' | 'deleting_failed' | 'linking_failed' | 'disabled' | 'nonexistent' | 'modifying_pending_approval_then_disabled' | null | undefined
}

/** A group of people. A person is in one group at most; the group decides which policy holds for them. */
export interface Group {
  /** The id of the group. Given by the directory, never used twice. */
  id: number
  /**
   * The name of the group. No two groups share one, whatever the case of the letters.
   * At most 255 characters.
   */
  name: string
  /**
   * Always null. OneLogin keeps the field for older clients.
   * @deprecated
   */
  reference: null
  /**
   * The policy of the people in this group; null for the default one. An addition to the API.
   * At least 1.
   */
  policy_id: number | null
}

/** A group of people. A person is in one group at most; the group decides which policy holds for them. */
export interface GroupInput {
  /**
   * Read-only: ignored when it is sent.
   * The id of the group. Given by the directory, never used twice.
   */
  id?: number | undefined
  /**
   * The name of the group. No two groups share one, whatever the case of the letters.
   * At most 255 characters.
   */
  name: string
  /**
   * Read-only: ignored when it is sent.
   * Always null. OneLogin keeps the field for older clients.
   * @deprecated
   */
  reference?: null | undefined
  /**
   * The policy of the people in this group; null for the default one. An addition to the API.
   * At least 1.
   */
  policy_id?: number | null | undefined
}

/**
 * A rule that gives roles and values because of who somebody is. Mappings run one after the other in the
 * order of their positions; each sees what those before it have made, and each runs once, so there are no
 * loops.
 */
export interface Mapping {
  /** The id of the mapping. Given by the directory, never used twice. */
  id: number
  /**
   * The name of the mapping.
   * At most 255 characters.
   */
  name: string
  /**
   * Whether the mapping runs. One that does not gives nothing, from the next run on.
   * Default: `true`.
   */
  enabled: boolean
  /**
   * How many of the conditions must hold.
   * Default: `all`.
   * - `all`: All of them
   * - `any`: One of them, or more
   */
  match: 'all' | 'any'
  /**
   * The place in the order, from 1 on without gaps; null for a mapping that is disabled. A new one without
   * a position goes to the end; one in the middle moves those behind it.
   * At least 1.
   */
  position: number | null
  /**
   * What must hold. Without conditions the mapping holds for everybody.
   * At most 100.
   */
  conditions: MappingCondition[]
  /**
   * What is then done, in this order.
   * At most 100.
   */
  actions: MappingAction[]
}

/**
 * A rule that gives roles and values because of who somebody is. Mappings run one after the other in the
 * order of their positions; each sees what those before it have made, and each runs once, so there are no
 * loops.
 */
export interface MappingInput {
  /**
   * Read-only: ignored when it is sent.
   * The id of the mapping. Given by the directory, never used twice.
   */
  id?: number | undefined
  /**
   * The name of the mapping.
   * At most 255 characters.
   */
  name: string
  /**
   * Whether the mapping runs. One that does not gives nothing, from the next run on.
   * Default: `true`.
   */
  enabled?: boolean | undefined
  /**
   * How many of the conditions must hold.
   * Default: `all`.
   * - `all`: All of them
   * - `any`: One of them, or more
   */
  match?: 'all' | 'any' | undefined
  /**
   * The place in the order, from 1 on without gaps; null for a mapping that is disabled. A new one without
   * a position goes to the end; one in the middle moves those behind it.
   * At least 1.
   */
  position?: number | null | undefined
  /**
   * What must hold. Without conditions the mapping holds for everybody.
   * At most 100.
   */
  conditions: readonly MappingCondition[]
  /**
   * What is then done, in this order.
   * At most 100.
   */
  actions: readonly MappingAction[]
}

/**
 * What is done to a user whom a mapping is about. `listMappingActions` has what there is,
 * `listMappingActionValues` with which values.
 */
export interface MappingAction {
  /**
   * What is done: `add_role`, `remove_role`, `set_group`, `set_status`, `set_state`, `set_` and a field,
   * or `set_custom_attribute_` and a shortname (`set_` and the shortname will do where no field has that
   * name).
   * At most 255 characters.
   */
  action: string
  /**
   * Ids of roles; or one value: the id of a group or `none`, the number of a status or a state, or a text,
   * of which the empty one takes the value away. A single value needs no list; answers hold a list.
   * At least 1. At most 100.
   */
  value: string[]
}

/** Something to choose for a mapping. */
export interface MappingChoice {
  /** What it is called, for people. */
  name: string
  /** What to put into the mapping. */
  value: string
}

/**
 * Something that must hold for a user. `listMappingConditions` has the sources,
 * `listMappingConditionOperators` how each can be compared, and `listMappingConditionValues` with what.
 */
export interface MappingCondition {
  /**
   * What is looked at: a field of the user, `has_role`, or `custom_attribute_` and a shortname.
   * At most 255 characters.
   */
  source: string
  /**
   * How it is compared.
   * At most 10 characters.
   * - `=`: equals; of `has_role`: has it
   * - `!=`: does not equal
   * - `~`: contains
   * - `!~`: does not contain
   * - `bw`: begins with
   * - `ew`: ends with
   * - `>`: of times: more days ago, or after a date
   * - `<`: of times: fewer days ago, or before a date
   * - `ri`: of `has_role`: the same as `=`
   * - `!ri`: of `has_role`: the same as `!=`
   */
  operator: string
  /**
   * With what. Of texts several, with `|` between them (`Sales|Marketing`), of which one must hold, and
   * with a negated operator none; `\|` is a bar itself. Letters match without regard to case. Of times a
   * number of days before now, or a date. Of `group_id` also `none`. Whole numbers are accepted; answers
   * hold text.
   * At most 1000 characters.
   */
  value: string
}

/** What a mapping would do to a user. */
export interface MappingDryRun {
  /** The user. */
  user: {
    /** The id. */
    id: number
    /** The given name. */
    firstname: string | null
    /** The family name. */
    lastname: string | null
    /** The name to log in with. */
    username: string | null
    /** The email address. */
    email: string | null
  }
  /** Whether the conditions of the mapping hold. */
  mapped: boolean
  /**
   * What this mapping would change, for each field the value before and after; empty when all is as it
   * would be already. An addition to the API.
   */
  changes: Record<string, {
  /** The value before; null when there was none. */
  before: unknown
  /** The value after; null when there is none. */
  after: unknown
}>
}

/** A run of all mappings over all users. An addition to the API. */
export interface MappingRun {
  /** The id of the run. */
  id: number
  /**
   * When it was asked for.
   * ISO 8601.
   */
  created_at: string
  /**
   * When it had come to the end; null while it is under way.
   * ISO 8601.
   */
  finished_at: string | null
  /** How many users it has looked at. */
  users: number
  /** How many users there are now, looked at or not. */
  total: number
  /** How many of those it has looked at were changed by it. */
  changed: number
}

/** The fields of a mapping to change. */
export interface UpdateMappingRequest {
  /**
   * The new name of the mapping.
   * At most 255 characters.
   */
  name?: string | undefined
  /** Whether the mapping runs. One that is enabled goes to the end of the order, unless a position is sent. */
  enabled?: boolean | undefined
  /** How many of the conditions must hold. */
  match?: 'all' | 'any' | undefined
  /**
   * The new place in the order. Ignored for a mapping that is disabled.
   * At least 1.
   */
  position?: number | null | undefined
  /**
   * What must hold, instead of all conditions so far.
   * At most 100.
   */
  conditions?: readonly MappingCondition[] | undefined
  /**
   * What is then done, instead of all actions so far.
   * At most 100.
   */
  actions?: readonly MappingAction[] | undefined
}

/** The ids of all mappings that are enabled, in the order in which they shall run. */
export type SortMappingsRequest = readonly number[]

/** The ids of the users to look at. */
export type DryRunMappingRequest = readonly number[] | null

/** The fields of a group to change. */
export interface UpdateGroupRequest {
  /**
   * The new name of the group.
   * At most 255 characters.
   */
  name?: string | undefined
  /**
   * The policy of the people in this group; null for the default one.
   * At least 1.
   */
  policy_id?: number | null | undefined
}

/**
 * What a password must be and how long it lasts, and how many wrong ones lock an account for how long. A
 * policy holds for the people of the groups that name it; the default one holds for everybody else.
 */
export interface Policy {
  /** The id of the policy. Given by the directory, never used twice. */
  id: number
  /**
   * The name of the policy. No two policies share one, whatever the case of the letters.
   * At most 255 characters.
   */
  name: string
  /** Whether this is the policy of everybody whose group has none. It can be changed, but not deleted. */
  is_default: boolean
  /**
   * How many characters a password must have at least.
   * From 1 to 256. Default: `8`.
   */
  password_minimum_length: number
  /**
   * How many of four kinds (lower case, upper case, digits, all others) a password must mix.
   * From 0 to 4. Default: `2`.
   */
  password_character_classes: number
  /**
   * Whether a password that holds a name of its owner, or what stands before the @ of the email, is
   * refused.
   * Default: `true`.
   */
  password_excludes_names: boolean
  /**
   * Whether a password that many people use is refused.
   * Default: `true`.
   */
  password_excludes_common: boolean
  /**
   * How many of the latest passwords of a user, the present one among them, may not be taken again.
   * From 0 to 24. Default: `0`.
   */
  password_history: number
  /**
   * After how many days a password must be replaced; null for never.
   * From 1 to 3650. Default: `null`.
   */
  password_expires_after_days: number | null
  /**
   * How many wrong passwords in a row lock an account; null when none do.
   * From 1 to 1000. Default: `5`.
   */
  maximum_invalid_attempts: number | null
  /**
   * How long a lock lasts when nobody says otherwise, in minutes; null until somebody lifts it.
   * From 1 to 525600. Default: `15`.
   */
  lock_minutes: number | null
}

/**
 * What a password must be and how long it lasts, and how many wrong ones lock an account for how long. A
 * policy holds for the people of the groups that name it; the default one holds for everybody else.
 */
export interface PolicyInput {
  /**
   * Read-only: ignored when it is sent.
   * The id of the policy. Given by the directory, never used twice.
   */
  id?: number | undefined
  /**
   * The name of the policy. No two policies share one, whatever the case of the letters.
   * At most 255 characters.
   */
  name: string
  /**
   * Read-only: ignored when it is sent.
   * Whether this is the policy of everybody whose group has none. It can be changed, but not deleted.
   */
  is_default?: boolean | undefined
  /**
   * How many characters a password must have at least.
   * From 1 to 256. Default: `8`.
   */
  password_minimum_length?: number | undefined
  /**
   * How many of four kinds (lower case, upper case, digits, all others) a password must mix.
   * From 0 to 4. Default: `2`.
   */
  password_character_classes?: number | undefined
  /**
   * Whether a password that holds a name of its owner, or what stands before the @ of the email, is
   * refused.
   * Default: `true`.
   */
  password_excludes_names?: boolean | undefined
  /**
   * Whether a password that many people use is refused.
   * Default: `true`.
   */
  password_excludes_common?: boolean | undefined
  /**
   * How many of the latest passwords of a user, the present one among them, may not be taken again.
   * From 0 to 24. Default: `0`.
   */
  password_history?: number | undefined
  /**
   * After how many days a password must be replaced; null for never.
   * From 1 to 3650. Default: `null`.
   */
  password_expires_after_days?: number | null | undefined
  /**
   * How many wrong passwords in a row lock an account; null when none do.
   * From 1 to 1000. Default: `5`.
   */
  maximum_invalid_attempts?: number | null | undefined
  /**
   * How long a lock lasts when nobody says otherwise, in minutes; null until somebody lifts it.
   * From 1 to 525600. Default: `15`.
   */
  lock_minutes?: number | null | undefined
}

/** The fields of a policy to change. */
export interface UpdatePolicyRequest {
  /**
   * The new name of the policy.
   * At most 255 characters.
   */
  name?: string | undefined
  /**
   * How many characters a password must have at least.
   * From 1 to 256.
   */
  password_minimum_length?: number | undefined
  /**
   * How many of four kinds (lower case, upper case, digits, all others) a password must mix.
   * From 0 to 4.
   */
  password_character_classes?: number | undefined
  /**
   * Whether a password that holds a name of its owner, or what stands before the @ of the email, is
   * refused.
   */
  password_excludes_names?: boolean | undefined
  /** Whether a password that many people use is refused. */
  password_excludes_common?: boolean | undefined
  /**
   * How many of the latest passwords of a user, the present one among them, may not be taken again.
   * From 0 to 24.
   */
  password_history?: number | undefined
  /**
   * After how many days a password must be replaced; null for never.
   * From 1 to 3650.
   */
  password_expires_after_days?: number | null | undefined
  /**
   * How many wrong passwords in a row lock an account; null when none do.
   * From 1 to 1000.
   */
  maximum_invalid_attempts?: number | null | undefined
  /**
   * How long a lock lasts when nobody says otherwise, in minutes; null until somebody lifts it.
   * From 1 to 525600.
   */
  lock_minutes?: number | null | undefined
}

/** What a credential may do. A credential has exactly one scope. */
export type Scope = 'Authentication Only' | 'Read Users' | 'Manage users' | 'Read All' | 'Manage All'

/**
 * An API credential: who may ask for tokens, and what they may do with them. Its secret is known to its
 * owner only; the directory keeps a digest of it.
 */
export interface Credential {
  /** The id of the credential. Given by the directory, never used twice. */
  id: number
  /** What it is for, for people to read. No two credentials share a name, whatever the case of the letters. */
  name: string
  /** What its owner sends as `client_id` to get a token. */
  client_id: string
  /** What its tokens may do. */
  scope: Scope
  /**
   * When it was made.
   * ISO 8601.
   */
  created_at: string
  /**
   * When it last asked for a token or made a call; null when it never did. Exact to a minute: calls within
   * a minute of the one that was noted are not noted.
   * ISO 8601.
   */
  last_used_at: string | null
}

/** A credential with its secret, which is answered this once. Whoever loses it needs a new one. */
export interface CredentialWithSecret {
  /** The id of the credential. */
  id: number
  /** What it is for. */
  name: string
  /** What its owner sends as `client_id` to get a token. */
  client_id: string
  /** What its owner sends as `client_secret` to get a token. No other answer holds it. */
  client_secret: string
  /** What its tokens may do. */
  scope: Scope
  /**
   * When it was made.
   * ISO 8601.
   */
  created_at: string
  /**
   * When it last asked for a token or made a call, exact to a minute; null when it never did.
   * ISO 8601.
   */
  last_used_at: string | null
}

/** The credential to create. */
export interface CreateCredentialRequest {
  /**
   * What it is for. No two credentials share a name, whatever the case of the letters.
   * At most 255 characters.
   */
  name: string
  /** What its tokens may do. */
  scope: Scope
}

/** The fields of a credential to change. */
export interface UpdateCredentialRequest {
  /**
   * The new name of the credential.
   * At most 255 characters.
   */
  name?: string | undefined
  /** What its tokens may do. Another scope than before ends the tokens that it has. */
  scope?: Scope | undefined
}

/** The definition of a field that the users of this directory have beside the usual ones. */
export interface CustomAttribute {
  /** The id of the custom attribute. Given by the directory, never used twice. */
  id: number
  /** What the field is called where people see it. */
  name: string
  /** The name under which users have their values in `custom_attributes`. */
  shortname: string
  /**
   * Where the field stands among the others on a page that shows them, from 1 on; null when nobody has
   * said.
   */
  position: number | null
}

/** The custom attribute to create. Its fields without `user_field` around them are taken as well. */
export interface CreateCustomAttributeRequest {
  /** The fields of the custom attribute. */
  user_field: {
    /**
     * What the field is called where people see it.
     * At most 255 characters.
     */
    name: string
    /**
     * The name under which users have their values: letters from A to Z in any case, digits and
     * underscores. No two share one, whatever the case of the letters.
     * At most 64 characters.
     */
    shortname: string
    /**
     * Where the field stands among the others on a page that shows them, from 1 on.
     * From 1 to 2147483647.
     */
    position?: number | null | undefined
  }
}

/** The fields of a custom attribute to change. With `user_field` around them they are taken as well. */
export interface UpdateCustomAttributeRequest {
  /**
   * What the field is called where people see it.
   * At most 255 characters.
   */
  name?: string | undefined
  /**
   * The name under which users have their values: letters from A to Z in any case, digits and underscores.
   * No two share one, whatever the case of the letters.
   * At most 64 characters.
   */
  shortname?: string | undefined
  /**
   * Where the field stands among the others on a page that shows them, from 1 on.
   * From 1 to 2147483647.
   */
  position?: number | null | undefined
}

/** The values to set. */
export interface SetCustomAttributesRequest {
  /**
   * Values by shortname. The names it holds are set, others stay; `null` or the empty text removes a
   * value. A shortname that is not defined is refused.
   */
  custom_attributes: Record<string, string | null>
}

/** A token and what is known about it. */
export interface Token {
  /** The token, 64 hexadecimal digits. Send it as `Authorization` with the word bearer before it. */
  access_token: string
  /**
   * When the token was made. It may be older than the request, because a living token is given again.
   * ISO 8601.
   */
  created_at: string
  /** Seconds for which the token lives, counted from `created_at`. */
  expires_in: number
  /** What to send with the token to get a new pair. */
  refresh_token?: string | undefined
  /** Always `bearer`. */
  token_type: string
  /** The id of the account that the credential belongs to. */
  account_id?: number | undefined
}

/** What kind of grant is asked for. */
export interface GenerateTokenRequest {
  /**
   * What the token is given for.
   * - `client_credentials`: For the id and secret of a client
   * - `refresh_token`: For an earlier token and the refresh token that came with it; that pair ends
   */
  grant_type: 'client_credentials' | 'refresh_token'
  /** The id of the client, when no `Authorization` header carries it. */
  client_id?: string | undefined
  /**
   * The secret of the client, when no `Authorization` header carries it.
   * Never answered.
   */
  client_secret?: string | undefined
  /** The earlier token; only for a refresh. */
  access_token?: string | undefined
  /** The refresh token that came with it; only for a refresh. */
  refresh_token?: string | undefined
}

/** A token in the older wrapping. */
export interface GenerateTokenLegacyResponse {
  /** How the call went. */
  status: ErrorBody
  /** A list with the one token. */
  data: Token[]
}

/** The token to end. */
export interface RevokeTokenRequest {
  /** The token to end. */
  access_token: string
  /** The id of the client, when no `Authorization` header carries it. */
  client_id?: string | undefined
  /**
   * The secret of the client, when no `Authorization` header carries it.
   * Never answered.
   */
  client_secret?: string | undefined
}

/** That the token has ended. */
export interface RevokeTokenResponse {
  /** How the call went. */
  status: ErrorBody
}

/** How much of the hourly allowance is left. */
export interface RateLimitResponse {
  /** How the call went. */
  status: ErrorBody
  /** The three numbers that are in the headers as well. Empty when there is no limit. */
  data: {
    /** Calls allowed in an hour. */
    'X-RateLimit-Limit'?: number | undefined
    /** Calls left. */
    'X-RateLimit-Remaining'?: number | undefined
    /** Seconds left until the count starts again. */
    'X-RateLimit-Reset'?: number | undefined
  }
}


/** The query parameters of `createUser`. */
export interface CreateUserQuery {
  /**
   * When mappings (the rules that give roles and groups because of who somebody is) run for this write.
   * Default: `async`.
   * - `async`: They run soon after the answer, so the answer may not show their effect yet
   * - `sync`: They run before the answer, so the answer shows their effect
   * - `disabled`: They do not run
   */
  mappings?: 'async' | 'sync' | 'disabled' | undefined
  /**
   * Whether a password in the body must satisfy the password policy of the user. Pre-hashed passwords
   * cannot be checked.
   * Default: `true`.
   */
  validate_policy?: boolean | undefined
}




/** The query parameters of `getUserApps`. */
export interface GetUserAppsQuery {
  /**
   * Whether to show hidden apps too.
   * Default: `false`.
   */
  ignore_visibility?: boolean | undefined
}




/** The query parameters of `listUsers`. */
export interface ListUsersQuery {
  /**
   * How many users to put on a page. Above 100 means 100.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
  /**
   * Only users who were created after this moment, the moment itself excluded. ISO 8601; a date without a
   * time is its midnight in UTC.
   */
  created_since?: string | undefined
  /**
   * Only users who were created before this moment, the moment itself excluded. ISO 8601; a date without a
   * time is its midnight in UTC.
   */
  created_until?: string | undefined
  /**
   * Only users who were last changed after this moment, the moment itself excluded. ISO 8601; a date
   * without a time is its midnight in UTC.
   */
  updated_since?: string | undefined
  /**
   * Only users who were last changed before this moment, the moment itself excluded. ISO 8601; a date
   * without a time is its midnight in UTC.
   */
  updated_until?: string | undefined
  /**
   * Only users who last logged in after this moment, the moment itself excluded. ISO 8601; a date without
   * a time is its midnight in UTC.
   */
  last_login_since?: string | undefined
  /**
   * Only users who last logged in before this moment, the moment itself excluded. ISO 8601; a date without
   * a time is its midnight in UTC.
   */
  last_login_until?: string | undefined
  /** Only users with this given name. `*` stands for any run of characters, a leading `!` for not. */
  firstname?: string | undefined
  /** Only users with this family name. `*` stands for any run of characters, a leading `!` for not. */
  lastname?: string | undefined
  /** Only users with this email address. `*` stands for any run of characters, a leading `!` for not. */
  email?: string | undefined
  /** Only users with this login name. `*` stands for any run of characters, a leading `!` for not. */
  username?: string | undefined
  /**
   * Only users with this login name in Active Directory. `*` stands for any run of characters, a leading
   * `!` for not.
   */
  samaccountname?: string | undefined
  /** Only users who are synchronised from this directory. */
  directory_id?: number | undefined
  /**
   * Only users with this id in another system. `*` stands for any run of characters, a leading `!` for
   * not.
   */
  external_id?: string | undefined
  /** Only users with one of these ids, separated by commas. */
  user_ids?: string | undefined
  /**
   * Only users whose custom attribute has this value; the shortname of the attribute takes the place of
   * the braces, as in `custom_attributes.costcentre=4711`. May be given for several attributes. `*` stands
   * for any run of characters, a leading `!` for not.
   */
  custom_attributes?: Readonly<Record<string, string>> | undefined
  /**
   * The fields to answer, separated by commas; `id` is always among them. Without it, all. An unknown
   * field is a 422.
   */
  fields?: string | undefined
}








/** The query parameters of `updateUser`. */
export interface UpdateUserQuery {
  /**
   * When mappings (the rules that give roles and groups because of who somebody is) run for this write.
   * Default: `async`.
   * - `async`: They run soon after the answer, so the answer may not show their effect yet
   * - `sync`: They run before the answer, so the answer shows their effect
   * - `disabled`: They do not run
   */
  mappings?: 'async' | 'sync' | 'disabled' | undefined
  /**
   * Whether a password in the body must satisfy the password policy of the user. Pre-hashed passwords
   * cannot be checked.
   * Default: `true`.
   */
  validate_policy?: boolean | undefined
}






/** The query parameters of `listRoleApps`. */
export interface ListRoleAppsQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
}


/** The query parameters of `listRoleUsers`. */
export interface ListRoleUsersQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
}


/** The query parameters of `listRoles`. */
export interface ListRolesQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
  /**
   * Only roles with this name. Letters match without regard to case; `*` stands for any run of characters,
   * a leading `!` for not.
   */
  name?: string | undefined
  /** Only roles that give the app with this id. */
  app_id?: number | undefined
}









/** The query parameters of `listAppUsers`. */
export interface ListAppUsersQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
}


/** The query parameters of `listApps`. */
export interface ListAppsQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
  /**
   * Only apps with this name. Letters match without regard to case; `*` stands for any run of characters,
   * a leading `!` for not.
   */
  name?: string | undefined
}







/** The query parameters of `listGroups`. */
export interface ListGroupsQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
  /**
   * Only groups with this name. Letters match without regard to case; `*` stands for any run of
   * characters, a leading `!` for not.
   */
  name?: string | undefined
}






/** The query parameters of `listPolicies`. */
export interface ListPoliciesQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
  /**
   * Only policies with this name. Letters match without regard to case; `*` stands for any run of
   * characters, a leading `!` for not.
   */
  name?: string | undefined
}






/** The query parameters of `listCredentials`. */
export interface ListCredentialsQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
  /**
   * Only credentials with this name. Letters match without regard to case; `*` stands for any run of
   * characters, a leading `!` for not.
   */
  name?: string | undefined
}




/** The query parameters of `explainUser`. */
export interface ExplainUserQuery {
  /** Explain only this role. */
  role_id?: number | undefined
  /** Explain only this field: one that users are answered with, or `custom_attributes.` and a shortname. */
  field?: string | undefined
}






/** The query parameters of `listEvents`. */
export interface ListEventsQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
  /** `+id` for the oldest first, which is so unless given, `-id` for the latest first. */
  sort?: string | undefined
  /** Only events of this type, or of one of several with commas between them. At most 50. */
  event_type_id?: string | undefined
  /** Only events about this user, who may be gone by now. */
  user_id?: number | undefined
  /** Only events that the API credential with this client id asked for. */
  client_id?: string | undefined
  /** Only events about users who are synchronised from this directory. */
  directory_id?: number | undefined
  /** Only the event with this id. */
  id?: number | undefined
  /** Only events of this moment; of this day (UTC), when it is a date without a time. */
  created_at?: string | undefined
  /** Only events after this date or time, in ISO 8601. */
  since?: string | undefined
  /** Only events before this date or time, in ISO 8601. */
  until?: string | undefined
  /** Only events that were resolved this way. No event has a resolution here, so any value finds none. */
  resolution?: string | undefined
}




/** The query parameters of `dryRunMapping`. */
export interface DryRunMappingQuery {
  /**
   * Without ids in the body, only users whose ids are higher.
   * At least 0. Default: `0`.
   */
  after_user_id?: number | undefined
  /**
   * Without ids in the body, how many users to look at. Above 1000 means 1000.
   * At least 1. Default: `100`.
   */
  limit?: number | undefined
}









/** The query parameters of `listMappings`. */
export interface ListMappingsQuery {
  /**
   * Whether mappings that run are wanted, or those that do not.
   * Default: `true`.
   */
  enabled?: boolean | undefined
  /**
   * Only mappings with this condition, as source and value with a colon between them; several, of which
   * each must be there, with commas. `*` stands for any run of characters in both.
   */
  has_condition?: string | undefined
  /**
   * Only mappings with this action, as its name and a value with a colon between them; several, of which
   * each must be there, with commas. `*` stands for any run of characters in both.
   */
  has_action?: string | undefined
}






/** The query parameters of `listUserSessions`. */
export interface ListUserSessionsQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `50`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
}






/** The query parameters of `listCustomAttributes`. */
export interface ListCustomAttributesQuery {
  /**
   * How many items to put on a page. Above 1000 means 1000.
   * At least 1. Default: `1000`.
   */
  limit?: number | undefined
  /**
   * The number of the page; the first is 1. A page past the end is an empty list.
   * At least 1.
   */
  page?: number | undefined
  /**
   * The value of the header `After-Cursor` or `Before-Cursor` of an earlier answer. It goes before `page`
   * and `limit`, and may be sent alone, or with the filters it was made for.
   */
  cursor?: string | undefined
}



/** The name of an operation. */
export type OperationId =
  | 'addRolesToUser'
  | 'createUser'
  | 'deleteUser'
  | 'getCustomAttributes'
  | 'getUserApps'
  | 'getUserById'
  | 'getUserRoles'
  | 'listUsers'
  | 'lockAccountUser'
  | 'logOutUser'
  | 'removeUserRole'
  | 'setUserState'
  | 'updatePasswordInsecure'
  | 'updatePasswordSecure'
  | 'updateUser'
  | 'addRoleUsers'
  | 'createRole'
  | 'deleteRole'
  | 'getRole'
  | 'listRoleApps'
  | 'listRoleUsers'
  | 'listRoles'
  | 'removeRoleUsers'
  | 'setRoleApps'
  | 'updateRole'
  | 'createApp'
  | 'deleteApp'
  | 'getApp'
  | 'getUserApp'
  | 'listAppUsers'
  | 'listApps'
  | 'updateApp'
  | 'updateUserApp'
  | 'createGroup'
  | 'deleteGroup'
  | 'getGroup'
  | 'listGroups'
  | 'updateGroup'
  | 'createPolicy'
  | 'deletePolicy'
  | 'getPolicy'
  | 'listPolicies'
  | 'updatePolicy'
  | 'createCredential'
  | 'deleteCredential'
  | 'getCredential'
  | 'listCredentials'
  | 'rotateCredentialSecret'
  | 'updateCredential'
  | 'explainUser'
  | 'setCustomAttributes'
  | 'unlockUser'
  | 'getEvent'
  | 'listEventTypes'
  | 'listEvents'
  | 'createMapping'
  | 'deleteMapping'
  | 'dryRunMapping'
  | 'getMapping'
  | 'getMappingRun'
  | 'listMappingActionValues'
  | 'listMappingActions'
  | 'listMappingConditionOperators'
  | 'listMappingConditionValues'
  | 'listMappingConditions'
  | 'listMappings'
  | 'reapplyMappings'
  | 'sortMappings'
  | 'updateMapping'
  | 'createSessionLoginToken'
  | 'listUserSessions'
  | 'verifySession'
  | 'createCustomAttribute'
  | 'deleteCustomAttribute'
  | 'getCustomAttribute'
  | 'listCustomAttributes'
  | 'updateCustomAttribute'

/** The name of one of the fifteen operations on users. */
export type UserOperationId =
  | 'addRolesToUser'
  | 'createUser'
  | 'deleteUser'
  | 'getCustomAttributes'
  | 'getUserApps'
  | 'getUserById'
  | 'getUserRoles'
  | 'listUsers'
  | 'lockAccountUser'
  | 'logOutUser'
  | 'removeUserRole'
  | 'setUserState'
  | 'updatePasswordInsecure'
  | 'updatePasswordSecure'
  | 'updateUser'
