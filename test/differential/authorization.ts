import type { Random } from './random.ts'
import { clients, latestToken, type World } from './world.ts'

/** The header of a call: mostly a token that may do everything. */
export function authorization(random: Random, world: World): Record<string, string> {
  const token = latestToken(world)
  if (random.chance(0.94)) return { authorization: `Bearer ${token}` }
  return random.weighted<() => Record<string, string>>([
    // A token of a smaller scope, or one that has been replaced.
    [() => ({ authorization: `bearer ${latestToken(world, random.of(clients))}` }), 6],
    [
      () => ({
        authorization: `bearer:${random.of(world.tokens.get(random.of(clients)) ?? [])?.access ?? 'none'}`,
      }),
      2,
    ],
    [
      () => ({
        authorization: random.of(['', 'Bearer', 'Bearer none', `Basic ${token}`, `Bearer ${token}x`]),
      }),
      1,
    ],
    [() => ({}), 1],
  ])()
}
