/**
 * What every consumer does with the client it got: makes three people, gives one a password, reads one, goes
 * through all pages of a list, and catches a refusal by its class. Then the same with groups, of the other entry: an
 * error from there is of the class from here. Answers what it saw, in one line.
 */
export async function story({ ApiClient, UsersV1Api, GroupsApi, NotFoundError, saltedPassword }, host, name) {
  const api = new ApiClient({ host, clientId: 'consumer', clientSecret: 'secret of consumer' })
  const users = new UsersV1Api(api)

  const made = []
  for (const number of [1, 2, 3]) made.push(await users.createUser({ username: `${name} ${number}` }))
  await users.updatePasswordSecure(made[0].id, await saltedPassword('correct horse battery staple'))

  const { data: read, status } = await users.getUserById(made[0].id).withResponse()

  const listed = []
  for await (const user of users.listUsers({ username: `${name} *`, limit: 2 })) listed.push(user.username)

  const groups = new GroupsApi(api)
  for (const number of [1, 2]) await groups.createGroup({ name: `${name} ${number}` })
  const names = []
  for await (const group of groups.listGroups({ name: `${name} *`, limit: 1 })) names.push(group.name)

  const refusals = [
    await refusalOf(() => users.getUserById(1_000_000), NotFoundError),
    await refusalOf(() => groups.getGroup(1_000_000), NotFoundError),
  ]
  return `read ${read.username} (${status}); listed ${listed.join(', ')} and ${names.join(', ')}; refused with ${refusals.join(' and ')}`
}

async function refusalOf(call, kind) {
  try {
    await call()
    return 'none'
  } catch (error) {
    return error instanceof kind ? `${error.name} ${error.status}` : `${error}`
  }
}
