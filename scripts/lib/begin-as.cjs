// Apart from begin.cjs: what is written here is more than the oldest Node can read.
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

/** Goes on as one of the scripts beside begin.cjs, which finds its arguments as if it had been started itself. */
module.exports = (name) => {
  const script = join(__dirname, '..', `${name}.mjs`)
  process.argv.splice(1, 2, script)
  import(pathToFileURL(script).href)
}
