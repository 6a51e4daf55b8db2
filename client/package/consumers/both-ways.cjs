// A program that imports the client in one file and requires it in another.
const { NotFoundError } = require('@rollcall/client')

import('@rollcall/client').then((client) => console.log(client.NotFoundError === NotFoundError))
