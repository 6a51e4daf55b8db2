export type DepartmentName =
  | 'Engineering'
  | 'Sales'
  | 'Support'
  | 'Operations'
  | 'Marketing'
  | 'Finance'
  | 'People'
  | 'IT'
  | 'Design'
  | 'Legal'
  | 'Research'
  | 'Facilities'

export interface Department {
  name: DepartmentName
  /** How many of sixty people work here. */
  share: number
  costCenter: number
  head: string
  director: string
  manager: string
  staff: readonly string[]
  teams: readonly string[]
}

export const departments: readonly Department[] = [
  {
    name: 'Engineering',
    share: 14,
    costCenter: 4100,
    head: 'Chief Technology Officer',
    director: 'Director of Engineering',
    manager: 'Engineering Manager',
    staff: [
      'Software Engineer',
      'Senior Software Engineer',
      'Test Engineer',
      'Site Reliability Engineer',
      'Data Engineer',
    ],
    teams: ['Platform', 'Payments', 'Search', 'Mobile', 'Storage', 'Release'],
  },
  {
    name: 'Sales',
    share: 9,
    costCenter: 5100,
    head: 'Chief Revenue Officer',
    director: 'Regional Sales Director',
    manager: 'Sales Manager',
    staff: [
      'Account Executive',
      'Senior Account Executive',
      'Sales Engineer',
      'Sales Development Representative',
    ],
    teams: ['Enterprise', 'Public sector', 'Small business', 'Partners'],
  },
  {
    name: 'Support',
    share: 9,
    costCenter: 4300,
    head: 'Vice President, Support',
    director: 'Director of Support',
    manager: 'Support Team Manager',
    staff: [
      'Support Specialist',
      'Senior Support Specialist',
      'Technical Account Manager',
      'Support Engineer',
    ],
    teams: ['First line', 'Second line', 'Key accounts', 'Weekend'],
  },
  {
    name: 'Operations',
    share: 7,
    costCenter: 6100,
    head: 'Chief Operating Officer',
    director: 'Director of Operations',
    manager: 'Operations Manager',
    staff: ['Operations Analyst', 'Logistics Coordinator', 'Procurement Specialist', 'Project Coordinator'],
    teams: ['Logistics', 'Procurement', 'Planning'],
  },
  {
    name: 'Marketing',
    share: 4,
    costCenter: 5300,
    head: 'Chief Marketing Officer',
    director: 'Director of Marketing',
    manager: 'Marketing Manager',
    staff: ['Content Writer', 'Campaign Specialist', 'Event Coordinator', 'Product Marketing Specialist'],
    teams: ['Brand', 'Events', 'Web'],
  },
  {
    name: 'Finance',
    share: 4,
    costCenter: 7100,
    head: 'Chief Financial Officer',
    director: 'Director of Finance',
    manager: 'Finance Manager',
    staff: ['Accountant', 'Senior Accountant', 'Payroll Specialist', 'Financial Analyst', 'Tax Specialist'],
    teams: ['Accounts payable', 'Controlling', 'Treasury'],
  },
  {
    name: 'People',
    share: 3,
    costCenter: 7300,
    head: 'Chief People Officer',
    director: 'Director of People',
    manager: 'People Manager',
    staff: ['Recruiter', 'People Partner', 'Learning Specialist', 'Benefits Specialist'],
    teams: ['Hiring', 'Learning', 'Benefits'],
  },
  {
    name: 'IT',
    share: 3,
    costCenter: 4500,
    head: 'Chief Information Officer',
    director: 'Director of IT',
    manager: 'IT Service Manager',
    staff: ['Systems Administrator', 'Network Engineer', 'Identity Engineer', 'Service Desk Technician'],
    teams: ['Identity', 'Network', 'Workplace'],
  },
  {
    name: 'Design',
    share: 3,
    costCenter: 4700,
    head: 'Vice President, Design',
    director: 'Director of Design',
    manager: 'Design Manager',
    staff: ['Product Designer', 'Senior Product Designer', 'Illustrator', 'User Researcher'],
    teams: ['Product', 'Brand studio'],
  },
  {
    name: 'Legal',
    share: 1,
    costCenter: 7500,
    head: 'General Counsel',
    director: 'Associate General Counsel',
    manager: 'Legal Operations Manager',
    staff: ['Counsel', 'Paralegal', 'Contracts Specialist', 'Privacy Specialist'],
    teams: ['Contracts', 'Privacy'],
  },
  {
    name: 'Research',
    share: 2,
    costCenter: 4900,
    head: 'Chief Scientist',
    director: 'Director of Research',
    manager: 'Research Manager',
    staff: ['Research Scientist', 'Senior Research Scientist', 'Research Assistant', 'Statistician'],
    teams: ['Language', 'Vision', 'Economics'],
  },
  {
    name: 'Facilities',
    share: 1,
    costCenter: 6300,
    head: 'Head of Facilities',
    director: 'Regional Facilities Director',
    manager: 'Facilities Manager',
    staff: ['Building Technician', 'Receptionist', 'Workplace Coordinator', 'Caretaker'],
    teams: ['Buildings', 'Reception'],
  },
]
