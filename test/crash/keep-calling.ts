import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { Random } from '../differential/random.ts'
import type { Call, Caller } from './caller.ts'
import { drawCall } from './calls.ts'
import type { Found } from './found.ts'
import type { Gate } from './gate.ts'
import { logIn } from './login-calls.ts'
import { isCut, type Server } from './servers.ts'
import { shownWorld } from './world.ts'

/** Calls until its server is killed, or it is over for all. `acknowledged` is told of every answer. */
export async function keepCalling(
  caller: Caller,
  server: Server,
  random: Random,
  gate: Gate,
  acknowledged: () => void,
): Promise<void> {
  for (;;) {
    await gate.pass()
    if (gate.isOver) return
    const call = drawCall(caller, random)
    try {
      await gate.during(() => make(caller, server, call))
      acknowledged()
    } catch (error) {
      if (!isCut(error)) throw error
      if (!server.isKilled) throw new Error('a server ended by itself, or cut a call off', { cause: error })
      return
    }
  }
}

async function make(caller: Caller, server: Server, call: Call): Promise<void> {
  caller.asked = call
  const { status, text } = await server.call(call.method, call.path, call.body)
  assert.equal(status, call.status, `${call.what}: ${text}`)
  call.look?.(text === '' ? undefined : JSON.parse(text))
  caller.world = call.next
  caller.asked = undefined
  note(caller, call)
}

function note({ unproven, world }: Caller, { sets, proves }: Call): void {
  if (sets) unproven.add(sets)
  if (proves) unproven.delete(proves)
  for (const key of unproven) if (!world.people.has(key)) unproven.delete(key)
}

/** A guess that is under way counts for 30 seconds when its process is gone. */
const guessMs = 31_000

/**
 * Holds what is found against what was answered. A call without an answer was done as a whole or not at all: which of the
 * two is known from now on, and answered; nothing when there was none.
 */
export function compare(caller: Caller, found: Found): 'kept' | 'dropped' | undefined {
  const { asked } = caller
  const isKept = asked !== undefined && isDeepStrictEqual(found.world, shownWorld(asked.next))
  if (!isKept)
    try {
      assert.deepEqual(found.world, shownWorld(caller.world))
    } catch (error) {
      const other = asked && `; the other outcome of the call under way would be no better: ${asked.what}`
      throw new Error(
        `what is found is not what ${caller.name} was told${other ?? ''}\n${(error as Error).message}`,
      )
    }
  for (const [key, id] of found.ids) {
    assert.equal(caller.ids.get(key) ?? id, id, `the id of ${key}`)
    caller.ids.set(key, id)
  }
  if (asked === undefined) return undefined
  if (asked.guesses) caller.guessing.set(asked.guesses, Date.now() + guessMs)
  if (isKept) {
    caller.world = asked.next
    note(caller, asked)
  }
  caller.asked = undefined
  return isKept ? 'kept' : 'dropped'
}

/** Everybody who got a password logs in with it. Those who cannot now (locked, not approved) come later. */
export async function provePasswords(caller: Caller, server: Server): Promise<number> {
  let proven = 0
  for (const key of [...caller.unproven]) {
    const login = logIn(caller, key)
    if (login?.proves === undefined) continue
    await make(caller, server, login)
    proven++
  }
  return proven
}
