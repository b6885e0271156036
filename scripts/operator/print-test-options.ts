import { parseArgs } from 'node:util'
import { type PrinterSettings, type PrinterWire, printerFromText } from '@poczekalnia/printer'
import { UsageFailure } from './command-line.ts'

export const usage = `Usage:
  poczekalnia print-test (--usb [VID:PID] | --tcp HOST:PORT | --serial DEV@BAUD | --device FILE)
                         [--status] [--width 576|384]

Prints one test ticket in each language and says how it went. Ends with 0 when all were printed, 1 when not, 2 when it
was not asked rightly.

  --usb     the only USB printer there; or one by VID:PID (04b8:0202) or by "serial NUMBER"
  --tcp     a network printer; port 9100 unless told otherwise
  --serial  a serial line, /dev/ttyUSB0@115200
  --device  a device file, /dev/usb/lp0
  --status  only asks how the printer is; ends with 0 when it can print
  --width   dots across the paper: 576 for 80 mm (the default), 384 for 58 mm`

export type PrintTestOptions = { settings: PrinterSettings; onlyStatus: boolean }

const wires = ['usb', 'tcp', 'serial', 'device'] as const satisfies readonly PrinterWire[]

/** @throws UsageFailure, or what parseArgs throws */
export function printTestOptions(args: string[]): PrintTestOptions | 'help' {
  const { values } = parseArgs({
    args: withUsbValue(args),
    options: {
      usb: { type: 'string' },
      tcp: { type: 'string' },
      serial: { type: 'string' },
      device: { type: 'string' },
      status: { type: 'boolean' },
      width: { type: 'string', default: '576' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return 'help'
  const [wire, another] = wires.filter((name) => values[name] !== undefined)
  if (!wire) throw new UsageFailure('Which printer? Name it by --usb, --tcp, --serial or --device.')
  if (another) throw new UsageFailure(`One printer at a time: --${wire} or --${another}.`)
  const { width } = values
  if (width !== '576' && width !== '384') throw new UsageFailure(`--width: "${width}" is neither 576 nor 384.`)
  const settings = printerFromText(wire, values[wire] ?? '', width === '384' ? 384 : 576)
  if (!settings) throw new UsageFailure(`--${wire}: "${values[wire]}" is not what this takes.`)
  return { settings, onlyStatus: values.status === true }
}

/** `--usb` alone means the only one there; parseArgs knows no option with a value that may be missing. */
function withUsbValue(args: string[]): string[] {
  return args.flatMap((arg, at) => (arg === '--usb' && !isValue(args[at + 1]) ? ['--usb', 'any'] : [arg]))
}

const isValue = (arg: string | undefined) => arg !== undefined && !arg.startsWith('-')
