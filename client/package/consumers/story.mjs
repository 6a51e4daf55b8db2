/**
 * What every consumer does with the client it got: makes three people, gives one a password, reads one, goes
 * through all pages of a list, and catches a refusal by its class. Answers what it saw, in one line.
 */
export async function story({ ApiClient, UsersV1Api, NotFoundError, saltedPassword }, host, name) {
  const api = new ApiClient({ host, clientId: 'consumer', clientSecret: 'secret of consumer' })
  const users = new UsersV1Api(api)

  const made = []
  for (const number of [1, 2, 3]) made.push(await users.createUser({ username: `${name} ${number}` }))
  await users.updatePasswordSecure(made[0].id, await saltedPassword('correct horse battery staple'))

  const { data: read, status } = await users.getUserById(made[0].id).withResponse()

  const listed = []
  for await (const user of users.listUsers({ username: `${name} *`, limit: 2 })) listed.push(user.username)

  let refusal = 'none'
  try {
    await users.getUserById(1_000_000)
  } catch (error) {
    refusal = error instanceof NotFoundError ? `${error.name} ${error.status}` : `${error}`
  }
  return `read ${read.username} (${status}); listed ${listed.join(', ')}; refused with ${refusal}`
}
