import { apps } from './apps.ts'
import { customAttributes } from './custom-attributes.ts'
import { createLogins } from './logins.ts'
import { groups } from './offices.ts'
import { createPerson, type SamplePerson } from './person.ts'
import { roles } from './roles.ts'

export type { SamplePerson, SampleUser } from './person.ts'

export interface SampleDirectory {
  roles: { id: number; name: string; app_ids: number[] }[]
  groups: { id: number; name: string }[]
  apps: {
    id: number
    name: string
    icon_url: string
    extension: boolean
    visible: boolean
    provisioning_enabled: boolean
  }[]
  customAttributes: { id: number; name: string; shortname: string }[]
  /** Made one by one while they are asked for, from the first again for every loop. */
  people: Iterable<SamplePerson>
}

function* createPeople(count: number) {
  const chooseLogin = createLogins()
  for (let id = 1; id <= count; id += 1) yield createPerson(id, chooseLogin)
}

/**
 * A made-up company with so many people. It is the same every time, and a large one begins with the people
 * of a small one.
 */
export const sampleDirectory = (count: number): SampleDirectory => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no number of people`)
  return {
    ...structuredClone({ roles, groups, apps, customAttributes }),
    people: { [Symbol.iterator]: () => createPeople(count) },
  }
}
