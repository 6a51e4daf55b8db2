import assert from 'node:assert/strict'
import { CustomAttributesApi } from '@rollcall/client/directory'
import { type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn, eventsOf, storedUser } from './stored.ts'

const path = '/api/2/users/custom_attributes'

/** Attributes `team` (1) and `desk` (2), and users with some values of them. */
async function prepare(directory: Directory): Promise<CustomAttributesApi> {
  const attributes = new CustomAttributesApi(await directory.client())
  for (const shortname of ['team', 'desk'])
    await attributes.createCustomAttribute({ user_field: { name: shortname, shortname } })
  await directory.users.createUser({ username: 'ada', custom_attributes: { team: 'Red', desk: 'D7' } })
  await directory.users.createUser({ username: 'bob', custom_attributes: { desk: 'D8' } })
  await directory.users.createUser({ username: 'cyd', custom_attributes: { team: 'Blue' } })
  return attributes
}

const valuesOf = async ({ sql }: Directory, id: number) => (await storedUser(sql, id)).custom_attributes
const searchable = ({ sql }: Directory) =>
  sql('SELECT attribute_id, key, user_id FROM user_attributes ORDER BY attribute_id, user_id')
const namesWith = async ({ call }: Directory, query: string) => {
  const { status, body } = await call('GET', `/api/1/users?${query}`)
  return status === 200 ? body.map(({ username }: { username: string }) => username) : [status, body.message]
}

onEveryDatabase('another shortname moves the values of all who have one', async (directory) => {
  const attributes = await prepare(directory)
  const keys = await searchable(directory)
  assert.deepEqual(await namesWith(directory, 'custom_attributes.team=*'), ['ada', 'cyd'])
  directory.clock.now += 5000
  await attributes.updateCustomAttribute(1, { shortname: 'squad' })

  assert.deepEqual(
    [await valuesOf(directory, 1), await valuesOf(directory, 2), await valuesOf(directory, 3)],
    [{ squad: 'Red', desk: 'D7' }, { desk: 'D8' }, { squad: 'Blue' }],
  )
  assert.equal(JSON.stringify(await valuesOf(directory, 1)), '{"squad":"Red","desk":"D7"}', 'in their order')
  assert.deepEqual(await searchable(directory), keys)
  assert.deepEqual(await namesWith(directory, 'custom_attributes.squad=*'), ['ada', 'cyd'])
  assert.deepEqual(await namesWith(directory, 'custom_attributes.squad=red'), ['ada'])
  assert.deepEqual(await namesWith(directory, 'custom_attributes.team=red'), [
    400,
    'input custom_attributes is not valid. Valid custom_attributes -> [squad desk]',
  ])
  const now = new Date(directory.clock.now).toISOString()
  const updated = async (id: number) => (await storedUser(directory.sql, id)).updated_at === now
  assert.deepEqual([await updated(1), await updated(2), await updated(3)], [true, false, true])
  const told = (await eventsOf(directory.sql, 1)).at(-1)
  assert.deepEqual(
    [told?.type, told?.changes.custom_attributes],
    ['userUpdated', { before: { team: 'Red', desk: 'D7' }, after: { squad: 'Red', desk: 'D7' } }],
  )
  assert.deepEqual(await directory.sql('SELECT former_shortname FROM custom_attributes WHERE id = 1'), [
    { former_shortname: null },
  ])
})

onEveryDatabase(
  'deleting a definition takes its values from all, and an event tells each',
  async (directory) => {
    const attributes = await prepare(directory)
    assert.deepEqual(await namesWith(directory, 'custom_attributes.team=red'), ['ada'])
    await attributes.deleteCustomAttribute(1)
    assert.deepEqual(
      [await valuesOf(directory, 1), await valuesOf(directory, 2), await valuesOf(directory, 3)],
      [{ desk: 'D7' }, { desk: 'D8' }, {}],
    )
    assert.deepEqual(
      (await searchable(directory)).map(({ attribute_id, user_id }) => [attribute_id, user_id]),
      [
        [2, 1],
        [2, 2],
      ],
    )
    assert.deepEqual(await namesWith(directory, 'custom_attributes.team=red'), [
      400,
      'input custom_attributes is not valid. Valid custom_attributes -> [desk]',
    ])
    const told = (await eventsIn(directory.sql)).slice(-3)
    assert.deepEqual(
      told.map(({ type, user_name, notes, changes }) => [
        type,
        user_name ?? notes,
        changes?.custom_attributes,
      ]),
      [
        ['customAttributeDeleted', 'team', undefined],
        ['userUpdated', 'ada', { before: { team: 'Red', desk: 'D7' }, after: { desk: 'D7' } }],
        ['userUpdated', 'cyd', { before: { team: 'Blue' }, after: {} }],
      ],
    )
    // The same shortname again is another attribute: nobody has a value.
    await attributes.createCustomAttribute({ user_field: { name: 'Team', shortname: 'team' } })
    assert.deepEqual(await namesWith(directory, 'custom_attributes.team=*'), [])
  },
)

onEveryDatabase(
  'a filter knows a definition as soon as it is there, and no longer than that',
  async (directory) => {
    const attributes = await prepare(directory)
    const shoe = 'custom_attributes.shoe=*'
    assert.equal((await namesWith(directory, shoe))[0], 400)
    const { id } = await attributes.createCustomAttribute({ user_field: { name: 'Shoe', shortname: 'shoe' } })
    assert.deepEqual(await namesWith(directory, shoe), [])
    await directory.users.updateUser(2, { custom_attributes: { shoe: '44' } })
    assert.deepEqual(await namesWith(directory, shoe), ['bob'])
    await attributes.deleteCustomAttribute(id)
    assert.equal((await namesWith(directory, shoe))[0], 400)
  },
)

/** As many users as two steps take, all of them with a value. */
async function prepareMany(directory: Directory): Promise<CustomAttributesApi> {
  const attributes = new CustomAttributesApi(await directory.client())
  await directory.sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (90, 'Team', 'crew')")
  const body = (await directory.sql<{ body: string }>('SELECT body FROM users WHERE id = 1'))[0]?.body ?? ''
  assert.ok(body.includes('"custom_attributes":{'))
  await directory.sql(
    `UPDATE users SET body = replace(replace(body, '"custom_attributes":{"', '"custom_attributes":{"crew":"Red","'),
       '"custom_attributes":{}', '"custom_attributes":{"crew":"Red"}')`,
  )
  await directory.sql(
    "INSERT INTO user_attributes (attribute_id, key, user_id) SELECT 90, 'red', id FROM users",
  )
  return attributes
}
const countOf = async ({ sql }: Directory, text: string) =>
  Number((await sql<{ n: number }>('SELECT count(*) AS n FROM users WHERE body LIKE ?', `%${text}%`))[0]?.n)
const holdersOf90 = async ({ sql }: Directory) =>
  Number(
    (await sql<{ n: number }>('SELECT count(*) AS n FROM user_attributes WHERE attribute_id = 90'))[0]?.n,
  )

onEveryDatabase(
  'more people than one transaction takes are renamed and emptied all the same',
  async (directory) => {
    const attributes = await prepareMany(directory)
    assert.equal(await countOf(directory, '"crew":"Red"'), 1001)
    await attributes.updateCustomAttribute(90, { shortname: 'team_90' })
    assert.deepEqual(
      [
        await countOf(directory, '"crew":'),
        await countOf(directory, '"team_90":"Red"'),
        await holdersOf90(directory),
      ],
      [0, 1001, 1001],
    )
    await attributes.deleteCustomAttribute(90)
    assert.deepEqual([await countOf(directory, '"team_90":'), await holdersOf90(directory)], [0, 0])
    const told = (await eventsIn(directory.sql)).filter(({ type }) => type === 'userUpdated')
    assert.equal(told.length, 2002)
  },
  { sample: 1001 },
)

onEveryDatabase(
  'a renaming that was cut off is finished by the next call, and nobody stumbles over it meanwhile',
  async (directory) => {
    const attributes = await prepare(directory)
    // As the first transaction leaves it: the definition is renamed, the users are not.
    await directory.sql(
      "UPDATE custom_attributes SET shortname = 'squad', former_shortname = 'team' WHERE id = 1",
    )
    await directory.restart()
    assert.deepEqual(await namesWith(directory, 'custom_attributes.squad=*'), ['ada', 'cyd'])
    await directory.users.updateUser(1, { title: 'Countess' })
    assert.deepEqual(await valuesOf(directory, 1), { team: 'Red', desk: 'D7' })
    await directory.users.updateUser(1, { custom_attributes: { squad: 'Green' } })
    assert.deepEqual(await valuesOf(directory, 1), { squad: 'Green', desk: 'D7' })
    await directory.users.updateUser(3, { custom_attributes: { desk: 'D9' } })
    assert.deepEqual(await valuesOf(directory, 3), { squad: 'Blue', desk: 'D9' })
    const refused = await directory.call('PUT', '/api/1/users/2', {
      body: { custom_attributes: { team: 'X' } },
    })
    assert.equal(refused.status, 400)
    const taken = await directory.call('POST', path, { body: { name: 'T', shortname: 'team' } })
    assert.equal(taken.status, 422)

    await directory.sql(
      `UPDATE users SET body = replace(body, '"squad":"Blue"', '"team":"Blue"') WHERE id = 3`,
    )
    const again = new CustomAttributesApi(await directory.client())
    await again.updateCustomAttribute(1, { shortname: 'crew' })
    assert.deepEqual(await valuesOf(directory, 1), { crew: 'Green', desk: 'D7' })
    assert.deepEqual(await valuesOf(directory, 3), { crew: 'Blue', desk: 'D9' })
    assert.deepEqual(await namesWith(directory, 'custom_attributes.crew=green'), ['ada'])
    assert.notEqual(attributes, again)
  },
)

onEveryDatabase(
  'a deletion that was cut off is finished by the same call, and until then nothing can be written',
  async (directory) => {
    await prepare(directory)
    // As the first transaction leaves it.
    await directory.sql('UPDATE custom_attributes SET deleting = 1 WHERE id = 1')
    await directory.restart()
    const { call, users } = directory
    assert.deepEqual((await users.getCustomAttributes()).data, [['desk']])
    assert.deepEqual((await call('GET', path)).body.length, 1)
    assert.equal((await call('GET', `${path}/1`)).status, 404)
    assert.equal((await call('PUT', `${path}/1`, { body: { name: 'A' } })).status, 404)
    assert.equal((await call('POST', path, { body: { name: 'T', shortname: 'team' } })).status, 422)
    assert.equal(
      (await call('PUT', '/api/1/users/2', { body: { custom_attributes: { team: 'x' } } })).status,
      400,
    )
    await users.updateUser(1, { custom_attributes: { desk: 'D9' } })
    assert.deepEqual(await valuesOf(directory, 1), { team: 'Red', desk: 'D9' })

    assert.equal((await call('DELETE', `${path}/1`)).status, 204)
    assert.deepEqual([await valuesOf(directory, 1), await valuesOf(directory, 3)], [{ desk: 'D9' }, {}])
    assert.equal((await call('DELETE', `${path}/1`)).status, 404)
    assert.equal((await call('POST', path, { body: { name: 'T', shortname: 'team' } })).status, 201)
  },
)

onEveryDatabase('a definition whose renaming was cut off is deleted with both names', async (directory) => {
  await prepare(directory)
  await directory.sql(
    "UPDATE custom_attributes SET shortname = 'squad', former_shortname = 'team' WHERE id = 1",
  )
  await directory.users.updateUser(1, { custom_attributes: { squad: 'Green' } })
  await directory.call('DELETE', `${path}/1`)
  assert.deepEqual(
    [await valuesOf(directory, 1), await valuesOf(directory, 3), (await searchable(directory)).length],
    [{ desk: 'D7' }, {}, 2],
  )
})

onEveryDatabase(
  'a value that is written while its attribute is deleted or renamed does not remain',
  async (directory) => {
    const attributes = await prepare(directory)
    for (let round = 0; round < 8; round++) {
      const shortname = `a${round}`
      const { id } = await attributes.createCustomAttribute({ user_field: { name: 'A', shortname } })
      const write = (userId: number, name = shortname) =>
        directory.call('PUT', `/api/1/users/${userId}`, { body: { custom_attributes: { [name]: 'x' } } })
      const wrote = await Promise.all(
        [
          write(1),
          attributes.updateCustomAttribute(id, { shortname: `b${round}` }),
          write(2),
          write(3, `b${round}`),
          attributes.deleteCustomAttribute(id),
          write(1),
          write(2, `b${round}`),
        ].map((pending) => Promise.resolve(pending).catch((error: Error) => error)),
      )
      for (const answer of wrote)
        if (answer instanceof Error) assert.match(answer.message, /was not found/)
        else if (answer && 'status' in answer) assert.ok([200, 400].includes(answer.status), answer.text)
      for (const userId of [1, 2, 3])
        assert.deepEqual(
          Object.keys((await valuesOf(directory, userId)) ?? {}).filter((name) => /\d/.test(name)),
          [],
        )
      assert.deepEqual(
        (await searchable(directory)).filter(({ attribute_id }) => attribute_id === id),
        [],
      )
    }
  },
)

onEveryDatabase('two renamings at once end with one of the names, for all', async (directory) => {
  const attributes = await prepare(directory)
  await Promise.all(['x', 'y', 'z'].map((shortname) => attributes.updateCustomAttribute(1, { shortname })))
  const { shortname } = await attributes.getCustomAttribute(1)
  assert.deepEqual(await valuesOf(directory, 3), { [shortname]: 'Blue' })
  assert.deepEqual(Object.keys((await valuesOf(directory, 1)) ?? {}), [shortname, 'desk'])
})
