import type { Random } from './random.ts'
import { aPerson, type World } from './world.ts'

/** The id of somebody, mostly; of somebody who was deleted or is yet to come; or what is no id. */
export const aUserId = (random: Random, world: World): string =>
  random.weighted<() => string>([
    [() => String(aPerson(random, world).id), 90],
    [() => String(random.of(world.deleted) ?? 0), 4],
    // An id must not be given again when the latest of all is deleted.
    [() => String(Math.max(...world.people.keys())), 3],
    [() => String(Math.max(...world.people.keys()) + 1 + random.below(3)), 2],
    [() => random.of(beyond), 2],
    [() => random.of(noIds), 1],
  ])()

/** Around the ends of what engines keep as a number. */
const beyond = [
  '0',
  '-1',
  '007',
  '2147483647',
  '2147483648',
  '9007199254740991',
  '9007199254740992',
  '9'.repeat(25),
]
const noIds = ['x', '1.0', '1%20', '+1', '1e3', '%EF%BC%91', '%00', '1%002', '%FF', "1'--", '9'.repeat(501)]
