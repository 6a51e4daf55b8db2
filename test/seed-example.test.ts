import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kinds } from '../cli/seed/kinds.ts'
import { onEveryDatabase } from './harness.ts'
import { applyText, planOf } from './seeding.ts'

const example = await readFile(new URL('../docs/examples/directory.yaml', import.meta.url), 'utf8')
const page = await readFile(new URL('../docs/seed.md', import.meta.url), 'utf8')
const environment = { JONAS_PASSWORD: 'A Long enough Passw0rd' }

onEveryDatabase(
  'the example shows every kind, is applied, and a second time there is nothing to do',
  async (directory) => {
    for (const { section } of kinds) {
      assert.match(example, new RegExp(`^${section}:$`, 'm'))
      assert.ok(page.includes(`| \`${section}\` |`), section)
    }
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
    const secrets = join(folder, 'secrets')
    await applyText(directory, example, { environment, secrets }).finally(() =>
      rm(folder, { recursive: true }),
    )
    assert.deepEqual(await planOf(directory, example), [])

    const { users } = await directory.users.listUsers()
    const appsOf = async (name: string) => {
      const user = users.find(({ firstname }) => firstname === name)
      return (await directory.users.getUserApps(user?.id ?? 0, { ignore_visibility: true }))
        .map((app) => app.name)
        .sort()
    }
    assert.deepEqual(await appsOf('Amara'), ['Calendar', 'Ledger', 'Mail'])
    assert.deepEqual(await appsOf('Jonas'), ['Calendar', 'Directory console', 'Mail'])
    assert.deepEqual(await appsOf('Sofia'), ['Calendar', 'Customers', 'Mail'])
    const groups = await directory.sql<{ id: number; name: string }>('SELECT id, name FROM groups')
    assert.deepEqual(
      users.map(({ group_id }) => groups.find(({ id }) => id === group_id)?.name),
      ['Staff', 'Administrators', 'Staff'],
    )
  },
)

onEveryDatabase('the file of docs/seed.md is applied', async (directory) => {
  const [, text = ''] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? []
  const { sum } = await applyText(directory, text, {
    environment: { ADA_PASSWORD: 'A Long enough Passw0rd' },
  })
  assert.equal(sum, '4 created, 0 changed, 0 deleted')
  assert.deepEqual(await planOf(directory, text), [])
})
