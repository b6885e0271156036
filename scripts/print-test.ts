// poczekalnia print-test: one test ticket in every language, or only how the printer is, and a sentence about it.
import { words } from '@poczekalnia/locales'
import { openPrinter, type Printer, testDocument, ticketMaker } from '@poczekalnia/printer'
import {
  staffLanguages as languages,
  type PrinterState,
  type PrinterStatus,
  type PrintOutcome,
} from '@poczekalnia/protocol'
import { runCommand } from './operator/command-line.ts'
import { printTestOptions, usage } from './operator/print-test-options.ts'

const t = words('en')

await runCommand(usage, async () => {
  const options = printTestOptions(process.argv.slice(2))
  if (options === 'help') {
    console.log(usage)
    return 0
  }
  const printer = openPrinter(options.settings)
  return options.onlyStatus ? tellStatus(printer) : printTests(printer)
})

async function tellStatus(printer: Printer): Promise<number> {
  const status = await printer.check()
  const good = status.state === 'ready' || status.state === 'paper-low'
  const sentence = `${printer.name}: ${stateSentence(status)}`
  if (good) console.log(sentence)
  else console.error(sentence)
  return good ? 0 : 1
}

async function printTests(printer: Printer): Promise<number> {
  const maker = ticketMaker(printer.profile)
  const now = Temporal.Now.plainDateTimeISO()
  const date = now.toPlainDate().toString()
  const time = now.toPlainTime().toString({ smallestUnit: 'minute' })
  try {
    for (const [printed, language] of languages.entries()) {
      const bytes = await maker.make(testDocument({ language, printer: printer.name, date, time }))
      const { outcome, status } = await printer.print(bytes)
      if (outcome.outcome === 'failed') {
        console.error(
          `${printed} of ${languages.length} test tickets printed on ${printer.name}. ${why(outcome, status)}`,
        )
        return 1
      }
      if (printed < languages.length - 1) continue
      const more = status.state === 'ready' ? '' : ` ${stateSentence(status)}`
      console.log(`${languages.length} test tickets printed on ${printer.name}, one in each language.${more}`)
    }
    return 0
  } finally {
    await maker.stop()
  }
}

/** "There is no paper. Open the cover, …", with what the wire said for those who know it. */
function stateSentence({ state, detail }: PrinterStatus): string {
  const told = (name: PrinterState, what: 'title' | 'advice') => t(`printer:state.${name}.${what}`)
  const advice = state === 'ready' ? '' : ` ${told(state, 'advice')}`
  return `${told(state, 'title')}.${advice}${detail ? ` (${detail})` : ''}`
}

function why(outcome: PrintOutcome & { outcome: 'failed' }, status: PrinterStatus): string {
  const known = outcome.reason === 'too-old' ? 'unknown' : outcome.reason
  const part = outcome.bytesAccepted
    ? ` ${outcome.bytesAccepted} bytes were taken: a part of a ticket may be on paper.`
    : ''
  return stateSentence({ ...status, state: known }) + part
}
