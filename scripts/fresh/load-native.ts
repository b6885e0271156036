// Loads every native module that the packages bring for this machine, and tells those that a library is missing for.
import { globSync } from 'node:fs'
import { join } from 'node:path'

const modules = join(import.meta.dirname, '../../node_modules/.pnpm')
const here = `linux-${process.arch}`
const files = globSync('*/node_modules/**/*.node', { cwd: modules }).filter(
  (file) => file.includes(here) && !file.includes('musl'),
)
const faults = files.flatMap((file) => {
  try {
    process.dlopen({ exports: {} }, join(modules, file))
    return []
  } catch (error) {
    return [`${file}: ${(error as Error).message}`]
  }
})
console.log(JSON.stringify({ loaded: files.length - faults.length, faults }))
// Modules of several libraries in one process may have threads of their own.
process.exit(faults.length === 0 ? 0 : 1)
