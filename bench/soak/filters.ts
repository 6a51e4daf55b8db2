import type { Random } from '../../test/differential/random.ts'

const letters = 'abcdefghiklmnoprstuw'
const lettersOf = (random: Random, count: number): string =>
  Array.from({ length: count }, () => letters[random.below(letters.length)]).join('')

const day = 86_400_000
const latest = Date.UTC(2026, 0, 1)
const momentOf = (random: Random): string => new Date(latest - random.below(1000 * day)).toISOString()

/** The sample's roles, groups and apps. */
const roleOf = (random: Random): number => 201 + random.below(20)

/** Filters of every kind, from those that nobody meets to those that nearly all do, with values that are seldom the same. */
const kinds: readonly (readonly [filter: (random: Random, people: number) => string, weight: number])[] = [
  [(random) => `lastname=*${lettersOf(random, 3)}*`, 4],
  [(random) => `firstname=${lettersOf(random, 2)}*`, 2],
  [(random) => `email=*${lettersOf(random, 2)}@example.com`, 2],
  [(random) => `email=!*${lettersOf(random, 3)}*`, 2],
  [(random) => `username=${lettersOf(random, 1)}*${lettersOf(random, 2)}*`, 2],
  [(random) => `lastname=*${lettersOf(random, 1)}*&firstname=!${lettersOf(random, 1)}*`, 1],
  [(random) => `updated_since=${momentOf(random)}`, 2],
  [(random) => `created_until=${momentOf(random)}&role_id=${roleOf(random)}`, 2],
  [(random) => `role_id=${roleOf(random)}&custom_attributes.team=*${lettersOf(random, 1)}*`, 2],
  [(random) => `custom_attributes.desk=${lettersOf(random, 1)}*&sort=-id`, 1],
  [(random) => `custom_attributes.location=*${lettersOf(random, 2)}*&fields=id,email`, 1],
  [(random) => `app_id=${501 + random.below(30)}&lastname=${lettersOf(random, 1)}*`, 1],
  [(random, people) => `user_ids=${Array.from({ length: 30 }, () => 1 + random.below(people)).join()}`, 1],
]

export const drawFilter = (random: Random, people: number): string => random.weighted(kinds)(random, people)
