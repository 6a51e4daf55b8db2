import { type Draw, fraction, oneOf, weighted } from './draw.ts'
import { createNaming, type PersonName } from './names.ts'

export interface Office {
  name: string
  /** null for people who belong to no office. */
  groupId: number | null
  locale: string
  nameOf: Draw<PersonName>
  phoneOf: Draw<string>
}

const phoneRange = fraction('phone range')
const phoneDigits = fraction('phone digits')

/** Ranges as they are dialled, with # for each digit that is free. */
const createPhones = (...ranges: string[]): Draw<string> => {
  const parts = ranges.map((range) => {
    const prefix = range.replaceAll('#', '')
    return { prefix, free: range.length - prefix.length }
  })
  return (id) => {
    const range = parts[Math.floor(phoneRange(id) * parts.length)] ?? { prefix: '', free: 0 }
    const digits = Math.floor(phoneDigits(id) * 10 ** range.free)
    return range.prefix + String(digits).padStart(range.free, '0')
  }
}

const office = (
  groupId: number | null,
  name: string,
  locale: string,
  languages: string,
  phones: string[],
) => ({
  name,
  groupId,
  locale,
  nameOf: createNaming(languages.split(' ')),
  phoneOf: createPhones(...phones),
})

// Only numbers that no telephone will ever have, set aside for fiction by the North American numbering plan
// (555 01xx of every area), Ofcom, Bundesnetzagentur, Arcep, and the Swedish and the Australian regulator.
// We know of none for Japan and India, and people without an office are anywhere: they have numbers of the
// first two.
const offices: readonly (readonly [Office, number])[] = [
  [
    office(11, 'New York', 'en-US', 'en es zh ko yo pt', ['+121255501##', '+164655501##', '+171855501##']),
    18,
  ],
  [office(12, 'London', 'en-GB', 'en hi yo pl el sw am', ['+447700900###', '+442079460###']), 16],
  [office(13, 'Berlin', 'de', 'de tr pl ru uk cs hu', ['+493023125###', '+4917139200##']), 15],
  [office(14, 'Paris', 'fr', 'fr ar pt vi it es', ['+3319900####', '+3363998####']), 11],
  [office(15, 'Stockholm', 'sv', 'sv fi is fa nl', ['+468465004##']), 9],
  [office(16, 'Sydney', 'en-AU', 'en zh vi el ta he', ['+6125550####', '+6127010####']), 8],
  [office(17, 'Tokyo', 'ja', 'ja ko zh th', ['+180855501##', '+141555501##']), 8],
  [office(18, 'Bengaluru', 'en-IN', 'hi ta en', ['+441632960###']), 9],
  [office(null, 'Remote', 'en', '', ['+447700900###', '+130755501##', '+190755501##', '+161355501##']), 6],
]

export const officeOf = weighted('office', offices)

export const groups = offices.flatMap(([{ groupId: id, name }]) => (id === null ? [] : [{ id, name }]))

const desks = ['A', 'B', 'C', 'D', 'E', 'F']
const wing = oneOf('wing', desks)
const deskNumber = fraction('desk number')

export const deskOf: Draw<string> = (id) => `${wing(id)}${1 + Math.floor(deskNumber(id) * 99)}`
