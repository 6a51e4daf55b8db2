import * as client from '@rollcall/client'
import { story } from 'story.mjs'

export default {
  async test(_controller, { HOST }) {
    console.log(await story(client, HOST, 'edge'))
  },
}
