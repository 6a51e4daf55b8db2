import { type AppName, appIds } from './apps.ts'
import { chance } from './draw.ts'
import type { Position } from './hierarchy.ts'

type RoleName =
  | Position['department']
  | 'All staff'
  | 'Employees'
  | 'Contractors'
  | 'Managers'
  | 'Administrators'
  | 'Remote access'
  | 'On call'
  | 'Expense approvers'
  | 'Travellers'
  | 'Auditors'
  | 'First aid'

const table: Record<RoleName, readonly AppName[]> = {
  'All staff': ['Mail', 'Calendar', 'Chat', 'Video Calls', 'Company Wiki', 'Phone Book', 'Wireless Network'],
  Employees: ['Time Sheets', 'Expenses', 'Lunch Orders', 'Training', 'Device Certificates'],
  Contractors: ['Time Sheets', 'Device Certificates'],
  Managers: ['Travel Booking', 'Data Warehouse'],
  Executive: ['Ledger', 'Data Warehouse', 'Audit Log'],
  Engineering: ['Source Code', 'Build Server', 'Error Reports', 'Package Mirror'],
  Sales: ['Customer Records', 'Price Quotes'],
  Support: ['Help Desk', 'Customer Records', 'Error Reports'],
  Operations: ['Contract Archive', 'Data Warehouse'],
  Marketing: ['Newsletter', 'Design Board'],
  Finance: ['Ledger', 'Payroll'],
  People: ['Payroll', 'Training'],
  IT: ['Cloud Console', 'Help Desk', 'Device Certificates'],
  Design: ['Design Board'],
  Legal: ['Contract Archive'],
  Research: ['Data Warehouse', 'Source Code'],
  Facilities: ['Badge Readers'],
  Administrators: ['Cloud Console', 'Audit Log', 'Directory Sync'],
  'Remote access': ['Remote Access'],
  'On call': ['Cloud Console', 'Error Reports'],
  'Expense approvers': ['Expenses', 'Ledger'],
  Travellers: ['Travel Booking'],
  Auditors: ['Audit Log', 'Ledger', 'Contract Archive'],
  'First aid': [],
}

export const roles = Object.entries(table).map(([name, apps], index) => ({
  id: 201 + index,
  name,
  app_ids: appIds(apps),
}))

const idOf = new Map<string, number>(roles.map(({ id, name }) => [name, id]))

const administers = chance('role Administrators', 0.2)
const worksRemotely = chance('role Remote access', 0.35)
const isOnCall = chance('role On call', 0.3)
const travels = chance('role Travellers', 0.12)
const audits = chance('role Auditors', 0.1)
const helps = chance('role First aid', 0.04)

/** Ids in ascending order, which is the order of the table. */
export const roleIdsOf = (id: number, { department, leads }: Position, contractor: boolean) => {
  const ids: number[] = []
  const add = (role: RoleName, isHeld: boolean) => {
    const roleId = isHeld ? idOf.get(role) : undefined
    if (roleId !== undefined) ids.push(roleId)
  }
  add('All staff', true)
  add('Employees', !contractor)
  add('Contractors', contractor)
  add('Managers', leads)
  add(department, true)
  add('Administrators', id === 1 || (department === 'IT' && administers(id)))
  add('Remote access', worksRemotely(id))
  add('On call', (department === 'Engineering' || department === 'IT') && isOnCall(id))
  add('Expense approvers', leads)
  add('Travellers', !contractor && travels(id))
  add('Auditors', department === 'Finance' && audits(id))
  add('First aid', helps(id))
  return ids
}
