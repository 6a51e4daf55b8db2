const client = require('@rollcall/client')
const directory = require('@rollcall/client/directory')

const [host, name] = process.argv.slice(2)
import('./story.mjs').then(async ({ story }) =>
  console.log(await story({ ...client, ...directory }, host, name)),
)
