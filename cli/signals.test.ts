import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const program = `
  import { onStop } from ${JSON.stringify(new URL('./signals.ts', import.meta.url).href)}
  onStop(() => console.log('stopping'))
  setInterval(() => {}, 1000)
  console.log('ready')
`

test('the first signal stops, the same one twice is one, and a later one ends at once with 130', async (t) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
  t.after(() => child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  await once(child.stdout, 'data')

  child.kill('SIGINT')
  assert.equal(String(await once(child.stdout, 'data')), 'stopping\n')
  child.kill('SIGINT')
  await pause(350)
  assert.equal(child.exitCode, null)
  child.kill('SIGTERM')
  assert.deepEqual(await exit, [130, null])
})
