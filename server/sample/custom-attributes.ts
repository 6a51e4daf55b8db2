import type { Account } from './account.ts'
import { chance, oneOf, weighted } from './draw.ts'
import type { Position } from './hierarchy.ts'
import { deskOf, type Office } from './offices.ts'

export const customAttributes = [
  { id: 1, name: 'Employee number', shortname: 'employee_number' },
  { id: 2, name: 'Cost center', shortname: 'cost_center' },
  { id: 3, name: 'Location', shortname: 'location' },
  { id: 4, name: 'Type of contract', shortname: 'contract_type' },
  { id: 5, name: 'First day at work', shortname: 'start_date' },
  { id: 6, name: 'Team', shortname: 'team' },
  { id: 7, name: 'Badge color', shortname: 'badge_color' },
  { id: 8, name: 'Desk', shortname: 'desk' },
]

const contractOfStaff = weighted('contract', [
  ['permanent', 17],
  ['fixed-term', 2],
  ['intern', 1],
])
const badgeColor = oneOf('badge color', ['green', 'blue', 'white', 'grey'])
const hasBadge = chance('badge', 0.8)
const hasDesk = chance('desk', 0.5)

export interface Employment {
  contractor: boolean
  employeeNumber: string | null
  position: Position
  office: Office
  account: Account
}

/** Values by shortname; what is not set is left out. */
export const customAttributesOf = (id: number, employment: Employment) => {
  const { contractor, employeeNumber, position, office, account } = employment
  const values: Record<string, string> = {}
  if (employeeNumber !== null) values.employee_number = employeeNumber
  values.cost_center = String(position.costCenter)
  values.location = office.name
  values.contract_type = contractor ? 'contractor' : position.leads ? 'permanent' : contractOfStaff(id)
  if (!contractor) values.start_date = account.created_at.slice(0, 10)
  if (position.team !== null) values.team = position.team
  if (hasBadge(id)) values.badge_color = contractor ? 'red' : badgeColor(id)
  if (office.groupId !== null && hasDesk(id)) values.desk = deskOf(id)
  return values
}
