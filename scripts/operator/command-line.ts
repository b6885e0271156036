import { systemWords } from '@poczekalnia/written/file'
/** Told to the operator in one line; the command ends with `status`. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure'
  readonly status: number

  constructor(message: string, status = 2) {
    super(message)
    this.status = status
  }
}

/** The command was not written as it should be; the usage is shown. */
export class UsageFailure extends CommandFailure {
  override readonly name = 'UsageFailure'
}

/** Refusals of the libraries below whose message is written for the operator. */
const toldAsTheyAre = new Set([
  'CommandFailure',
  'CopyRefused',
  'AddressProblem',
  'StoreFailure',
  'DataFolderInUse',
  'DeviceRefused',
  'BadHubFile',
  'ProfileProblem',
])

/**
 * Runs an operator's command and sets the exit status: what `main` answers; 2 and one clear line for what the operator
 * can put right; anything else is a bug and shows itself whole. `--help` shows the usage, whatever else is written.
 */
export async function runCommand(usage: string, main: () => Promise<number>): Promise<void> {
  // `poczekalnia log show … | head` closes our output early: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(usage)
    return
  }
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const badOption = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    const { path, syscall } = error as NodeJS.ErrnoException
    const words = syscall === undefined || path === undefined ? null : systemWords(error)
    if (!(badOption || words !== null || error instanceof UsageFailure || toldAsTheyAre.has(error.name))) throw error
    if (words !== null) console.error(`${path}: ${words}`)
    // What `parseArgs` says goes on with advice about its own options.
    else console.error(badOption ? error.message.split('. ')[0] : error.message)
    if (badOption || error instanceof UsageFailure) console.error(`\n${usage}`)
    process.exitCode = error instanceof CommandFailure ? error.status : 2
  }
}
