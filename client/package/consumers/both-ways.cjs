// A program that imports the client in one file and requires it in another.
const { NotFoundError } = require('@rollcall/client')
const { GroupsApi } = require('@rollcall/client/directory')

Promise.all([import('@rollcall/client'), import('@rollcall/client/directory')]).then(([client, directory]) =>
  console.log(client.NotFoundError === NotFoundError && directory.GroupsApi === GroupsApi),
)
