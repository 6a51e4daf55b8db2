// The import map of a page does not hold in its workers.

import * as directory from '/node_modules/@rollcall/client/directory.js'
import * as client from '/node_modules/@rollcall/client/index.js'
import { story } from '/story.mjs'

story({ ...client, ...directory }, location.origin, 'worker').then(postMessage, (error) =>
  postMessage(error.stack),
)
