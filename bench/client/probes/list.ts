import { type Probe, token, usersPath } from '../probe.ts'
import { sendJson, withServer } from '../server.ts'

const total = 7
const pageSize = 2

/**
 * Every client reads the list in the form that its own API gives it: as an array with headers, or as an object with
 * `data` and `has_more`.
 */
export const wholeList: Probe = {
  title: `a list of ${total} on ${Math.ceil(total / pageSize)} pages`,
  run: (client) =>
    withServer(
      (response, { url }, host) => {
        const query = url.searchParams
        const last = Number(query.get('cursor') ?? query.get('after') ?? query.get('starting_after') ?? 0)
        const ids = Array.from({ length: Math.min(pageSize, total - last) }, (_, index) => last + index + 1)
        const items = ids.map((id) => ({ id }))
        const next = last + ids.length
        const more = next < total
        if (url.pathname !== usersPath)
          return sendJson(response, 200, { object: 'list', data: items, has_more: more, url: url.pathname })
        const link = `<${host}${usersPath}?cursor=${next}>; rel="next"`
        sendJson(response, 200, items, more ? { 'after-cursor': String(next), link } : {})
      },
      async ({ host }) => {
        const { list } = await client.open({ host, token })
        if (!list) return 'page by page by hand'
        let count = 0
        for await (const _ of list()) count++
        return count === total ? 'read to its end' : `${count} read`
      },
    ),
}
