// pnpm print-test --tcp HOST:PORT [--width 576|384]: one test ticket in every language, and a sentence about how it went.
import { parseArgs } from 'node:util'
import { type PrinterProfile, standardProfile, tcpPrinter, testDocument, ticketMaker } from '@poczekalnia/printer'
import { languages, type PrintFailure } from '@poczekalnia/protocol'

const usage = `Usage: pnpm print-test --tcp HOST[:PORT] [--width 576|384]

  --tcp    the printer's address; port 9100 unless told otherwise
  --width  dots across the paper: 576 for 80 mm (the default), 384 for 58 mm`

/** What to look at first, for staff who stand by the printer. */
const advice: Record<PrintFailure, string> = {
  'paper-out': 'It has no paper. Put in a new roll.',
  'cover-open': 'Its cover is open. Close it.',
  offline: 'It cannot be reached or says that it is offline. Check power, cable and address.',
  stalled: 'It has stopped taking data. Switch it off and on again.',
  'too-old': 'It took too long.',
  unknown: 'It does not say why.',
}

const said = (problem: string): never => {
  console.error(`${problem}\n\n${usage}`)
  process.exit(2)
}

function readOptions(): { host: string; port: number; profile: PrinterProfile } {
  let values: { tcp?: string; width?: string; help?: boolean } = {}
  try {
    values = parseArgs({
      options: { tcp: { type: 'string' }, width: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (error) {
    said(error instanceof Error ? error.message : String(error))
  }
  if (values.help) {
    console.log(usage)
    process.exit(0)
  }
  const { tcp, width = '576' } = values
  const address = /^(?:\[([^\]]+)\]|([^:\s]+))(?::(\d{1,5}))?$/.exec(tcp ?? '')
  const host = address?.[1] ?? address?.[2]
  const port = Number(address?.[3] ?? 9100)
  if (tcp === undefined) return said('Which printer? Give its address with --tcp.')
  if (!host || port < 1 || port > 65_535) return said(`--tcp: "${tcp}" is not HOST:PORT.`)
  if (width !== '576' && width !== '384') return said(`--width: "${width}" is neither 576 nor 384.`)
  return { host, port, profile: standardProfile(width === '384' ? 384 : 576) }
}

const { host, port, profile } = readOptions()
const printer = tcpPrinter({ host, port, profile })
const maker = ticketMaker(profile)
const now = Temporal.Now.plainDateTimeISO()
let printed = 0
for (const language of languages) {
  const date = now.toPlainDate().toString()
  const time = now.toPlainTime().toString({ smallestUnit: 'minute' })
  const bytes = await maker.make(testDocument({ language, printer: printer.name, date, time }))
  const { outcome, status } = await printer.print(bytes)
  if (outcome.outcome === 'failed') {
    const part = outcome.bytesAccepted === undefined ? '' : ' A part of a ticket may be on paper.'
    const detail = status.detail ? ` (${status.detail})` : ''
    console.error(
      `${printed} of ${languages.length} test tickets printed on ${printer.name}. ${advice[outcome.reason]}${part}${detail}`,
    )
    await maker.stop()
    process.exit(1)
  }
  printed += 1
  if (printed === languages.length) {
    const unsure = status.state === 'unknown' ? ' It does not answer questions about its state: look at the paper.' : ''
    const low = status.state === 'paper-low' ? ' Its paper is nearly used up.' : ''
    console.log(`${printed} test tickets printed on ${printer.name}, one in each language.${unsure}${low}`)
  }
}
await maker.stop()
