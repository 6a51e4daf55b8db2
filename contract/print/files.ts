import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDocument } from './bundle.ts'
import { printClient, printDirectoryClient } from './client.ts'
import { printClientPages } from './client-pages.ts'
import { printHtml } from './html.ts'
import { printOperations } from './operations.ts'
import { printReference } from './reference.ts'
import { printAlsoAccepted, printSentTypes, printTypes } from './types.ts'
import { printValidators, printValidatorTypes } from './validators.ts'

/** The whole project; the paths below are seen from here. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The contract as one document, with references only to its own components. */
export const document = readDocument(`${root}contract/openapi.yaml`)

/** All printed files: path → text. */
export function printFiles(): Map<string, string> {
  const types = printTypes(document)
  const reference = printReference(document)
  return new Map([
    ['contract/generated/openapi.json', `${JSON.stringify(document, null, 2)}\n`],
    ['contract/generated/types.ts', types + printAlsoAccepted(document)],
    ['contract/generated/operations.ts', printOperations(document)],
    ['contract/generated/validators.js', printValidators(document)],
    ['contract/generated/validators.d.ts', printValidatorTypes(document)],
    ['client/generated/types.ts', printSentTypes(document)],
    ['client/generated/operations.ts', printClient(document)],
    ['client/generated/directory.ts', printDirectoryClient(document)],
    ['contract/generated/reference.html', printHtml(document, reference)],
    ...reference,
    ...printClientPages(document, readExample),
  ])
}

/** A program that calls one operation with the client, named like the operation's page. */
const readExample = (name: string): string => readFileSync(`${root}docs/client/examples/${name}.ts`, 'utf8')
