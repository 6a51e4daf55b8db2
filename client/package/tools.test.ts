import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areToolsInstalled, need } from './tools.ts'

test('the tools that the lock file names are installed', () => {
  assert.ok(areToolsInstalled(), 'npm run tools installs them')
})

test('a tool that is missing is called by its path, with what to do', () => {
  assert.equal(need(import.meta.filename), import.meta.filename)
  assert.throws(() => need('/nowhere/bun'), { message: '/nowhere/bun is missing: npm run tools installs it' })
})
