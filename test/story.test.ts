import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { engineNames, engines } from './databases.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

for (const engine of engineNames)
  test(`the story of somebody who comes, moves and goes is what its page says [${engine}]`, async () => {
    const page = await readFile(`${root}docs/story.md`, 'utf8')
    const told = /^```\n(.*?)^```$/ms.exec(page)?.[1]
    const { database, remove } = await engines[engine]()
    try {
      const story = spawn(process.execPath, [`${root}docs/story/story.ts`], {
        env: { ROLLCALL_DATABASE: database },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const [stdout, stderr, [code]] = await Promise.all([
        text(story.stdout),
        text(story.stderr),
        once(story, 'close'),
      ])
      assert.equal(code, 0, stderr)
      assert.equal(stdout.trim(), told?.trim())
    } finally {
      await remove()
    }
  })
