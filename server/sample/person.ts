import type { User } from '@rollcall/contract'
import { accountOf } from './account.ts'
import { companyOf, contractorDomain, directoryEntryOf, noEntry, sidOf } from './companies.ts'
import { customAttributesOf } from './custom-attributes.ts'
import { chance, oneOf } from './draw.ts'
import { positionOf } from './hierarchy.ts'
import { officeOf } from './offices.ts'
import { roleIdsOf } from './roles.ts'

/** The members of a user as the API answers them, in that order. */
export type SampleUser = { [K in keyof User]-?: Exclude<User[K], undefined> } & {
  state: NonNullable<User['state']>
  status: NonNullable<User['status']>
  username: string
  email: string
  firstname: string
  lastname: string
  role_ids: number[]
  created_at: string
  updated_at: string
  custom_attributes: Record<string, string>
}

export interface SamplePerson {
  user: SampleUser
  /** For locked people the status that unlocking gives back, null for all others. */
  statusBeforeLock: number | null
}

const comments = [
  'Works Monday to Wednesday',
  'On parental leave until spring',
  'Prefers to be called by the last name first',
  'Shares the phone with the front desk',
  'Account asked for by the project office; see the ticket of March',
  'Moved here from the Paris office, “temporarily”',
  'Speaks sign language',
  'Zugang nur für die Prüfung im Herbst',
]

const isContractor = chance('contractor', 0.09)
const isInDirectory = chance('directory', 0.75)
const hasNumber = chance('employee number', 0.92)
const hasPhone = chance('phone', 0.8)
const hasComment = chance('comment', 0.06)
const commentOf = oneOf('comment text', comments)
const hasTitle = chance('title', 0.97)
const choosesLocale = chance('locale chosen', 0.7)
const speaksOwnLanguage = chance('locale of own language', 0.5)
const signsInByEmail = chance('username is email', 0.1)

const directoryOf = (id: number) => (isInDirectory(id) ? companyOf(id) : null)

const localeOf = (id: number, own: string, office: string) => {
  if (!choosesLocale(id)) return null
  return speaksOwnLanguage(id) ? own : office
}

/** All but the login follows from the id; logins must be unique, so the caller chooses them. */
export const createPerson = (id: number, chooseLogin: (id: number, name: string) => string): SamplePerson => {
  const position = positionOf(id)
  const contractor = !position.leads && isContractor(id)
  const company = companyOf(id)
  const office = officeOf(id)
  const name = office.nameOf(id)
  const login = chooseLogin(id, name.login)
  const email = `${login}@${contractor ? contractorDomain : company.emailDomain}`
  const inDirectory = !contractor && isInDirectory(id)
  const entry = inDirectory ? directoryEntryOf(id, company, name, login, position.department) : noEntry
  const { managerId } = position
  const managerDirectory = inDirectory && managerId !== null ? directoryOf(managerId) : null
  const account = accountOf(id, { isHead: managerId === null || managerId === 1, inDirectory })
  const employeeNumber = !contractor && hasNumber(id) ? `E${100_000 + id}` : null

  const user: SampleUser = {
    id,
    username: signsInByEmail(id) ? email : login,
    email,
    firstname: name.firstname,
    lastname: name.lastname,
    title: position.leads || hasTitle(id) ? position.title : null,
    department: position.department,
    company: contractor ? null : company.name,
    comment: hasComment(id) ? commentOf(id) : null,
    group_id: office.groupId,
    // Only the approved have been given anything.
    role_ids: account.state === 1 ? roleIdsOf(id, position, contractor) : [],
    phone: hasPhone(id) ? office.phoneOf(id) : null,
    state: account.state,
    status: account.status,
    directory_id: entry.directory_id,
    trusted_idp_id: contractor ? null : company.trustedIdpId,
    manager_ad_id: managerId !== null && managerDirectory ? sidOf(managerId, managerDirectory) : null,
    manager_user_id: managerId === null ? null : String(managerId),
    samaccountname: entry.samaccountname,
    member_of: entry.member_of,
    userprincipalname: entry.userprincipalname,
    distinguished_name: entry.distinguished_name,
    external_id: employeeNumber,
    activated_at: account.activated_at,
    last_login: account.last_login,
    invitation_sent_at: account.invitation_sent_at,
    created_at: account.created_at,
    updated_at: account.updated_at,
    preferred_locale_code: localeOf(id, name.language, office.locale),
    invalid_login_attempts: account.invalid_login_attempts,
    locked_until: account.locked_until,
    password_changed_at: account.password_changed_at,
    custom_attributes: customAttributesOf(id, { contractor, employeeNumber, position, office, account }),
  }
  return { user, statusBeforeLock: account.statusBeforeLock }
}
