import * as client from '@rollcall/client'
import { story } from './story.mjs'

const [host, name] = process.argv.slice(2)
console.log(await story(client, host, name))
