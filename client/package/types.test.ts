import assert from 'node:assert/strict'
import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import { packedForTests } from './packed.ts'
import { run } from './run.ts'
import { compilers, need } from './tools.ts'

const packed = packedForTests()

const asDirectory = (file: string): string => file.replace('use', 'use-directory')

/** A folder for one way to compile. */
async function consumerFolder(name: string, files: readonly string[]): Promise<string> {
  const folder = join(packed.folder, name)
  await mkdir(folder)
  for (const file of files) {
    await copyFile(join(packed.folder, 'types/use-everything.ts'), join(folder, file))
    await copyFile(join(packed.folder, 'types/use-directory.ts'), join(folder, asDirectory(file)))
  }
  return folder
}

/** Installs the types of Node: a compiler that finds two versions of them takes both. */
async function installNodeTypes(folder: string, types: string): Promise<void> {
  const undici = dirname(createRequire(join(need(types), 'index.d.ts')).resolve('undici-types/package.json'))
  await cp(types, join(folder, 'node_modules/@types/node'), { recursive: true })
  await cp(undici, join(folder, 'node_modules/undici-types'), { recursive: true })
}

suite('a consumer compiles with the whole of the library checked', { concurrency: 2 }, () => {
  // How modules are found has nothing to do with the types of Node, so these are tried with one way.
  for (const { version, tsc, nodeTypes, module: nodeModule } of compilers)
    for (const [types, module, ...files] of [
      ['the web', 'bundler', 'use.ts'],
      ['the web', nodeModule, 'use.mts', 'use.cts'],
      ['Node', nodeModule, 'use.mts', 'use.cts'],
    ] as const)
      test(`by TypeScript ${version}, ${module}, with the types of ${types}`, async () => {
        const folder = await consumerFolder(`${version} ${module} ${types}`, files)
        if (types === 'Node') await installNodeTypes(folder, nodeTypes)
        const compilerOptions = {
          ...(module === 'bundler' ? { module: 'esnext', moduleResolution: module } : { module }),
          target: 'es2022',
          lib: types === 'Node' ? ['es2022'] : ['es2022', 'dom'],
          types: types === 'Node' ? ['node'] : [],
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
        }
        await writeFile(
          join(folder, 'tsconfig.json'),
          JSON.stringify({ compilerOptions, files: [...files, ...files.map(asDirectory)] }),
        )
        const { stdout } = await run(process.execPath, [need(tsc), '--project', folder], folder)
        assert.equal(stdout, '')
      })
})

/** The names that an entry of the package exports. */
async function namesOf(entry: string): Promise<string[]> {
  const declarations = await readFile(join(packed.installed, `${entry}.d.cts`), 'utf8')
  const list = /^export \{ (.*) \} from '.\/shared.cjs'\n$/.exec(declarations)?.[1] ?? ''
  return list.split(', ')
}

test('the consumer that is compiled uses every name of the package', async () => {
  const consumer = await readFile(join(packed.folder, 'types/use-everything.ts'), 'utf8')
  const names = await namesOf('index')
  assert.ok(names.includes('UsersV1Api') && names.includes('type User'))
  // Once where it is imported, and then where it is used.
  for (const name of names)
    assert.ok(consumer.split(new RegExp(`\\b${name.replace('type ', '')}\\b`)).length > 2, name)
})

test('the consumer that is compiled uses every class of the second entry', async () => {
  const consumer = await readFile(join(packed.folder, 'types/use-directory.ts'), 'utf8')
  const classes = (await namesOf('directory')).filter((name) => !name.startsWith('type '))
  assert.ok(classes.includes('GroupsApi'))
  for (const name of classes) assert.ok(consumer.includes(`new ${name}(api)`), name)
})
