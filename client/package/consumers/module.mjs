import * as client from '@rollcall/client'
import * as directory from '@rollcall/client/directory'
import { story } from './story.mjs'

const [host, name] = process.argv.slice(2)
console.log(await story({ ...client, ...directory }, host, name))
