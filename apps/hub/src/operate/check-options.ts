import { readOptions, UsageProblem, usage } from './options.ts'
import { tryPort } from './port.ts'

// Asked by scripts/start.mjs before it builds anything: neither a mistyped option nor a taken port must cost a minute,
// or change a file.
const args = process.argv.slice(2)
if (args.includes('--help')) {
  console.log(usage)
  process.exit(3)
}
try {
  const { host, port } = readOptions(args)
  await tryPort(host, port)
} catch (error) {
  if (!(error instanceof UsageProblem)) throw error
  console.error(`poczekalnia: ${error.message} (npm start -- --help lists the options)`)
  process.exit(2)
}
