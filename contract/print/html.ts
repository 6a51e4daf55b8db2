import { Marked } from 'marked'
import { type Call, listCalls, listNeighbours } from './calls.ts'
import { banner, kebabCase } from './names.ts'
import type { Document } from './openapi.ts'
import { pageOf, titleOf } from './reference.ts'

/**
 * The reference as one page that needs nothing else: no script, no file, no network. It is made of the same pages that
 * stand in `docs/reference`; their links become links within the page.
 */
export function printHtml(
  document: Document,
  reference: readonly (readonly [path: string, text: string])[],
): string {
  const texts = new Map(
    reference.map(([path, text]) => [path.replace(/^.*\//, '').replace(/\.md$/, ''), text]),
  )
  const calls = listCalls(document, 'Users')
  const others = [...listNeighbours(document), 'Tokens', 'Models']
  const order = [...calls.map((call) => kebabCase(call.id)), ...others.map(pageOf)]
  const sections = order.map((page) => `<section>\n${toHtml(page, texts.get(page) ?? '')}</section>\n`)
  return `<!doctype html>
<!-- ${banner} -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rollcall: reference of the API</title>
<style>${style}</style>
</head>
<body>
<nav>
<p><strong>Rollcall</strong><br><a href="/openapi.json">openapi.json</a></p>
<ul>
${calls.map(navigation).join('')}${others.map((tag) => `<li><a href="#${pageOf(tag)}">${titleOf(tag)}</a></li>\n`).join('')}</ul>
</nav>
<main>
${sections.join('')}</main>
</body>
</html>
`
}

const navigation = ({ id, method }: Call): string =>
  `<li><a href="#${kebabCase(id)}"><b class="${method.toLowerCase()}">${method}</b> ${id}</a></li>\n`

function toHtml(page: string, markdown: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const id = depth === 1 ? page : `${page}-${slug(text)}`
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }) {
        const [file, anchor] = href.replace(/\.md\b/, '').split('#')
        const target = /^https?:/.test(href) ? href : `#${[file || page, anchor].filter(Boolean).join('-')}`
        return `<a href="${target}">${this.parser.parseInline(tokens)}</a>`
      },
    },
  })
  return marked.parse(markdown.replace(/^<!--.*-->\n/, ''), { async: false })
}

/** As the places that show Markdown make their anchors. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #0b63ce; }
@media (prefers-color-scheme: dark) { :root { --accent: #6cb2ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; display: grid; grid-template-columns: 19rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: 14px; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .15rem 0; }
nav b { display: inline-block; width: 3.6rem; font: 600 11px ui-monospace, monospace; opacity: .7; }
main { padding: 1rem 2rem 6rem; max-width: 62rem; }
section { border-bottom: 1px solid var(--line); padding-bottom: 2rem; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { margin: 2.5rem 0 .5rem; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; } h3 { font-size: 1rem; }
code, pre { font: 13px/1.5 ui-monospace, monospace; background: var(--soft); border-radius: 4px; }
code { padding: .1em .3em; } pre { padding: .8rem 1rem; overflow: auto; } pre code { padding: 0; background: none; }
table { border-collapse: collapse; width: 100%; font-size: 14px; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
`
