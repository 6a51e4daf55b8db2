import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { mappingsDone } from './mapping-helpers.ts'
import { amongProcesses, three, two } from './peers.ts'
import { eventsIn } from './stored.ts'

const rule = {
  name: 'Everybody',
  conditions: [{ source: 'department', operator: '=', value: 'Sales' }],
  actions: [{ action: 'add_role', value: ['1'] }],
}

amongProcesses(
  'users who are written at three servers are mapped once each',
  three,
  async (peers, { sql }) => {
    assert.equal((await peers[0].call('POST', '/api/2/mappings', { body: rule })).status, 201)
    const calls = Array.from({ length: 90 }, async (_, n) => {
      const peer = peers[n % 3] as (typeof peers)[0]
      const body = { username: `user-${n}`, department: n % 2 === 0 ? 'Sales' : 'HR' }
      const created = await peer.call('POST', '/api/1/users', { body })
      assert.equal(created.status, 201, created.text)
      const other = peers[(n + 1) % 3] as (typeof peers)[0]
      const written = await other.call('PUT', `/api/1/users/${created.body.id}`, { body: { title: 'x' } })
      assert.equal(written.status, 200, written.text)
    })
    await Promise.all(calls)
    await mappingsDone({ sql })
    const told = (await eventsIn(sql)).filter(({ type }) => type === 'rolesAddedByMapping')
    assert.equal(told.length, 45)
    assert.equal(new Set(told.map(({ user_id }) => user_id)).size, 45)
    assert.equal(
      (await sql('SELECT user_id FROM user_roles WHERE role_id = 1 AND mapping_id = 1')).length,
      45,
    )
  },
)

amongProcesses('what a server leaves behind another one does', two, async (peers, { sql }) => {
  await peers[0].call('POST', '/api/2/mappings', { body: rule })
  const { body } = await peers[0].call('POST', '/api/1/users?mappings=disabled', {
    body: { username: 'ada', department: 'Sales' },
  })
  await peers[0].end('SIGKILL')
  await sql("INSERT INTO pending_mappings (user_id, request_id) VALUES (?, 'of the dead')", body.id)
  await mappingsDone({ sql })
  assert.equal((await sql('SELECT user_id FROM user_roles WHERE mapping_id = 1')).length, 1)
})

amongProcesses(
  'a run over all users is done once by three servers, of which one dies',
  three,
  async (peers, { sql }) => {
    const created = Array.from({ length: 900 }, async (_, n) => {
      const peer = peers[n % 3] as (typeof peers)[0]
      const { status } = await peer.call('POST', '/api/1/users?mappings=disabled', {
        body: { username: `u-${n}` },
      })
      assert.equal(status, 201)
    })
    await Promise.all(created)
    const everybody = { ...rule, conditions: [] }
    assert.equal((await peers[1].call('POST', '/api/2/mappings', { body: everybody })).status, 201)
    const runs = await Promise.all(peers.map((peer) => peer.call('POST', '/api/2/mappings/reapply')))
    const ids = runs.map(({ status, body }) => [status, body.id])
    assert.deepEqual(ids, Array(3).fill([202, runs[0]?.body.id]))
    await wait(50)
    await peers[1].end('SIGKILL')
    await mappingsDone({ sql })
    const { body: run } = await peers[0].call('GET', `/api/2/mappings/runs/${runs[0]?.body.id}`)
    assert.deepEqual([run.users, run.changed, run.total], [900, 900, 900])
    const told = (await eventsIn(sql)).filter(({ type }) => type === 'rolesAddedByMapping')
    assert.equal(told.length, 900)
  },
)
