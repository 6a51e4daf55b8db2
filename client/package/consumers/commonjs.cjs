const client = require('@rollcall/client')

const [host, name] = process.argv.slice(2)
import('./story.mjs').then(async ({ story }) => console.log(await story(client, host, name)))
