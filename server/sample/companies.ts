import { weighted } from './draw.ts'
import type { PersonName } from './names.ts'

export interface Company {
  name: string
  emailDomain: string
  /** The identity provider of a company that signs in elsewhere. */
  trustedIdpId: number | null
  directory: { id: number; domain: string; base: string; sid: string }
}

const industries: Company = {
  name: 'Example Industries',
  emailDomain: 'example.com',
  trustedIdpId: null,
  directory: {
    id: 1,
    domain: 'ad.example.com',
    base: 'DC=ad,DC=example,DC=com',
    sid: 'S-1-5-21-100-200-300',
  },
}
const labs: Company = {
  name: 'Example Labs',
  emailDomain: 'labs.example.org',
  trustedIdpId: null,
  directory: {
    id: 2,
    domain: 'labs.example.org',
    base: 'DC=labs,DC=example,DC=org',
    sid: 'S-1-5-21-110-210-310',
  },
}
const services: Company = {
  name: 'Example Services',
  emailDomain: 'example.net',
  trustedIdpId: 1,
  directory: {
    id: 3,
    domain: 'corp.example.net',
    base: 'DC=corp,DC=example,DC=net',
    sid: 'S-1-5-21-120-220-320',
  },
}

export const contractorDomain = 'partners.example.com'

export const companyOf = weighted('company', [
  [industries, 14],
  [labs, 4],
  [services, 2],
])

export interface DirectoryEntry {
  directory_id: number | null
  samaccountname: string | null
  userprincipalname: string | null
  distinguished_name: string | null
  member_of: string | null
}

export const noEntry: DirectoryEntry = {
  directory_id: null,
  samaccountname: null,
  userprincipalname: null,
  distinguished_name: null,
  member_of: null,
}

/** What a directory server knows of a person; account names there may have 20 characters at most. */
export const directoryEntryOf = (
  id: number,
  company: Company,
  name: PersonName,
  login: string,
  department: string,
): DirectoryEntry => {
  const { id: directory_id, domain, base } = company.directory
  const number = login.slice(name.login.length)
  return {
    directory_id,
    samaccountname: `${name.shortLogin}${id}`,
    userprincipalname: `${login}@${domain}`,
    distinguished_name: `CN=${name.romanised}${number && ` ${number}`},OU=${department},OU=People,${base}`,
    member_of: `CN=${department},OU=Groups,${base};CN=All Staff,OU=Groups,${base}`,
  }
}

/** How a directory names a person to others; the first thousand numbers belong to the directory itself. */
export const sidOf = (id: number, company: Company) => `${company.directory.sid}-${1000 + id}`
