import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Plugin, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'

const client = join(import.meta.dirname, '..')
const entry = join(client, 'index.ts')

/** The language of Node 20 and of evergreen browsers, with what the web has and nothing else. */
export const webConfig = join(import.meta.dirname, 'tsconfig.web.json')
const { config } = ts.readConfigFile(webConfig, ts.sys.readFile)
const { options: compilerOptions } = ts.parseJsonConfigFileContent(config, ts.sys, import.meta.dirname)

/** Takes the types away and leaves the comments. */
const typescript: Plugin = {
  name: 'typescript',
  transform: (code) => ts.transpileModule(code, { compilerOptions }).outputText,
}

/** Writes the package as it is published into a folder, which is emptied before. */
export async function buildPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })

  const code = await rollup({ input: entry, plugins: [typescript] })
  const { output } = await code.write({ format: 'es', file: join(folder, 'index.js') })
  await code.write({ format: 'cjs', file: join(folder, 'index.cjs') })
  await code.close()

  const types = await rollup({ input: entry, plugins: [dts({ tsconfig: webConfig })] })
  const declarations = await types.generate({ format: 'es' })
  await types.close()
  await writeFile(join(folder, 'index.d.cts'), markTypes(declarations.output[0].code, output[0].exports))
  // A module may take its types from CommonJS, but not the other way round. So there is one set of types, and a
  // client that one file got by `import` fits where another, which uses `require`, wants one.
  await writeFile(join(folder, 'index.d.ts'), "export * from './index.cjs'\n")

  const own = JSON.parse(await readFile(join(client, 'package.json'), 'utf8'))
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(toPublished(own), null, 2)}\n`)
  await copyFile(join(client, 'README.md'), join(folder, 'README.md'))
  await copyFile(join(client, '..', 'LICENSE'), join(folder, 'LICENSE'))
}

/** What rolls the declarations up takes every class for a value, also one whose type alone is exported. */
const markTypes = (declarations: string, values: readonly string[]): string =>
  declarations.replace(/^export \{ (.*) \};$/m, (_, names: string) => {
    const marked = names.split(', ').map((name) => (values.includes(name) ? name : `type ${name}`))
    return `export { ${marked.join(', ')} };`
  })

/** The package.json of the workspace, which imports the source, as that of the package, which has none. */
function toPublished({ exports: _, ...own }: Record<string, unknown>): Record<string, unknown> {
  const esm = { types: './index.d.ts', default: './index.js' }
  const commonJs = { types: './index.d.cts', default: './index.cjs' }
  return {
    ...own,
    engines: { node: '>=20' },
    main: './index.cjs',
    types: './index.d.cts',
    // Where `require` can load a module, it gets the same copy as `import`, so that `instanceof` holds: in Bun,
    // and in Node from 22.10 on, which knows `module-sync`.
    exports: { '.': { bun: esm, 'module-sync': esm, import: esm, require: commonJs } },
    files: ['index.js', 'index.cjs', 'index.d.ts', 'index.d.cts'],
  }
}

if (import.meta.main) await buildPackage(join(client, 'dist'))
