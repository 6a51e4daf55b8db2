#!/usr/bin/env node
import module from 'node:module'

// JavaScript of an older kind on purpose: a Node that is too old to read the rest must still be able to say so.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `rollcall needs Node 22.18 or newer, and this is Node ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org, or run it inside its folder with npx rollcall after npm ci.',
  )
  process.exitCode = 1
} else {
  module.enableCompileCache()
  import('./main.ts')
}
