import { readOptions, UsageProblem, usage } from './options.ts'

// Asked by scripts/start.mjs before it builds anything: a mistyped option must not cost a minute, nor change a file.
const args = process.argv.slice(2)
if (args.includes('--help')) {
  console.log(usage)
  process.exit(3)
}
try {
  readOptions(args)
} catch (error) {
  if (!(error instanceof UsageProblem)) throw error
  console.error(`poczekalnia: ${error.message} (npm start -- --help lists the options)`)
  process.exit(2)
}
