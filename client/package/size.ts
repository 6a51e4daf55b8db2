import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'

/**
 * Bytes of all that a module exports with what it imports: as one file, which esbuild bundles, without blanks, comments
 * and long names, which terser takes away, and gzipped.
 */
export async function minifiedBytes(entry: string, platform: 'browser' | 'node'): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform,
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  })
  const text = outputFiles[0]?.text ?? ''
  const { code = '' } = await minify(text, { module: true, ecma: 2020, compress: { passes: 3 } })
  return gzipSync(code, { level: 9 }).length
}
