import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import type { Document } from './openapi.ts'

/** Reads the contract and the files it refers to, and makes one document of them. */
export function readDocument(file: string): Document {
  const root = load(file)
  const homes = componentsByTarget(root, file)
  const inline = (node: unknown, from: string): unknown => {
    if (Array.isArray(node)) return node.map((item) => inline(item, from))
    if (!isObject(node)) return node
    const { $ref, ...rest } = node
    const siblings = mapValues(rest, (value) => inline(value, from))
    if (typeof $ref !== 'string') return siblings
    const target = absolute($ref, from)
    const home = homes.get(target)
    return home === undefined ? inline(lookUp(target), fileOf(target)) : { $ref: home, ...siblings }
  }
  const component = (entry: Tree): unknown => {
    if (typeof entry.$ref !== 'string') return inline(entry, file)
    const target = absolute(entry.$ref, file)
    return inline(lookUp(target), fileOf(target))
  }
  const { components, ...rest } = root
  return {
    ...(inline(rest, file) as object),
    components: mapValues(components as Tree, (entries) =>
      mapValues(entries as Tree, (entry) => component(entry as Tree)),
    ),
  } as Document
}

type Tree = Record<string, unknown>

const load = (file: string): Tree => parse(readFileSync(file, 'utf8'))

const isObject = (node: unknown): node is Tree =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

const mapValues = (tree: Tree, change: (value: unknown) => unknown): Tree =>
  Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, change(value)]))

/** `responses.yaml#/Done`, seen from a file, with the whole path of the file. */
const absolute = (ref: string, from: string): string => {
  const [file = '', pointer = ''] = ref.split('#')
  return `${file === '' ? from : resolve(dirname(from), file)}#${pointer}`
}

const fileOf = (target: string): string => target.slice(0, target.indexOf('#'))

function lookUp(target: string): unknown {
  const steps = target
    .slice(target.indexOf('#') + 1)
    .split('/')
    .slice(1)
  return steps.reduce<unknown>(
    (node, step) => {
      if (!isObject(node) || !(step in node)) throw new Error(`Nothing is found at ${target}`)
      return node[step]
    },
    load(fileOf(target)),
  )
}

/** Where the component lives that a reference to a file means. */
function componentsByTarget(root: Tree, file: string): Map<string, string> {
  const homes = new Map<string, string>()
  for (const [kind, entries] of Object.entries(root.components as Tree)) {
    for (const [name, entry] of Object.entries(entries as Tree)) {
      if (isObject(entry) && typeof entry.$ref === 'string') {
        homes.set(absolute(entry.$ref, file), `#/components/${kind}/${name}`)
      }
    }
  }
  return homes
}
