const table = [
  ['Mail', 'visible', 'provisioned'],
  ['Calendar', 'visible', 'provisioned'],
  ['Chat', 'visible', 'provisioned'],
  ['Video Calls', 'visible', 'unmanaged'],
  ['Company Wiki', 'visible', 'provisioned'],
  ['Phone Book', 'visible', 'unmanaged'],
  ['Time Sheets', 'visible', 'provisioned'],
  ['Expenses', 'visible', 'unmanaged'],
  ['Travel Booking', 'visible', 'extension'],
  ['Lunch Orders', 'visible', 'extension'],
  ['Training', 'visible', 'provisioned'],
  ['Device Certificates', 'hidden', 'provisioned'],
  ['Wireless Network', 'hidden', 'unmanaged'],
  ['Remote Access', 'hidden', 'provisioned'],
  ['Source Code', 'visible', 'provisioned'],
  ['Build Server', 'visible', 'unmanaged'],
  ['Error Reports', 'visible', 'unmanaged'],
  ['Cloud Console', 'visible', 'provisioned'],
  ['Package Mirror', 'hidden', 'unmanaged'],
  ['Customer Records', 'visible', 'provisioned'],
  ['Price Quotes', 'visible', 'unmanaged'],
  ['Help Desk', 'visible', 'provisioned'],
  ['Newsletter', 'visible', 'extension'],
  ['Design Board', 'visible', 'provisioned'],
  ['Ledger', 'visible', 'unmanaged'],
  ['Payroll', 'visible', 'provisioned'],
  ['Contract Archive', 'visible', 'extension'],
  ['Badge Readers', 'hidden', 'provisioned'],
  ['Data Warehouse', 'hidden', 'unmanaged'],
  ['Audit Log', 'hidden', 'unmanaged'],
  ['Directory Sync', 'hidden', 'provisioned'],
] as const

export type AppName = (typeof table)[number][0]

const idOf = (index: number) => 501 + index

export const apps = table.map(([name, visibility, kind], index) => ({
  id: idOf(index),
  name: name as string,
  icon_url: `/images/${name.toLowerCase().replaceAll(' ', '_')}/square/mobile_50.png`,
  extension: kind === 'extension',
  visible: visibility === 'visible',
  provisioning_enabled: kind === 'provisioned',
}))

export const appIds = (names: readonly AppName[]) =>
  table.flatMap(([name], index) => (names.includes(name) ? [idOf(index)] : []))
