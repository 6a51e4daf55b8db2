import * as directory from 'client/directory.js'
import * as client from 'client/index.js'
import { story } from 'story.mjs'

export default {
  async test(_controller, { HOST }) {
    console.log(await story({ ...client, ...directory }, HOST, 'edge'))
  },
}
