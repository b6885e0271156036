import { renameSync, writeFileSync } from 'node:fs'
import { PrinterSettings, type PrinterWire, printerFromText } from '@poczekalnia/printer'
import { officeAddress } from '@poczekalnia/protocol'
import { checkYaml, faultLine, readYaml, type WordableFault } from '@poczekalnia/written'
import { readTextFile } from '@poczekalnia/written/file'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { keypadActs, keypadCodes, keypadWith, usualKeypad } from './keypad.ts'

/**
 * As people write it: `{ usb: any }`, `{ tcp: 192.168.1.40:9100, width: 384 }`; what each wire takes is
 * `printerFromText`'s.
 */
const WrittenPrinter = z
  .strictObject({
    usb: z.string().optional(),
    tcp: z.string().optional(),
    serial: z.string().optional(),
    device: z.string().optional(),
    width: z.literal([576, 384]).default(576),
  })
  .transform(({ width, ...wires }, context) => {
    const [wire, another] = Object.entries(wires).filter(([, text]) => text !== undefined) as [PrinterWire, string][]
    const printer = wire && !another ? printerFromText(...wire, width) : null
    if (printer) return printer
    context.addIssue({ code: 'custom', message: 'one printer' })
    return z.NEVER
  })

/** `none`: this machine has no printer of its own. */
export const PrinterSetting = z.union(
  [z.literal('none'), WrittenPrinter, PrinterSettings],
  'none or one printer, such as { usb: any } or { tcp: 192.168.1.40:9100 } (docs/operating.md lists them all)',
)
export type PrinterSetting = z.infer<typeof PrinterSetting>

/** Codes of a keypad's keys, `{ help: F14, select: [Enter, F20] }`; what is not named keeps its usual ones. */
const KeypadSetting = z
  .partialRecord(
    z.enum(keypadActs),
    z.union([z.enum(keypadCodes).transform((code) => [code]), z.array(z.enum(keypadCodes)).max(8)]),
  )
  .transform((changes, context) => {
    const keypad = keypadWith(changes)
    if (keypad) return keypad
    context.addIssue({ code: 'custom', message: 'each key code for one act only' })
    return z.NEVER
  })

/** The machine's settings, `settings.yaml` in its folder. */
export const Settings = z.strictObject({
  /**
   * The office's address at the hub, `http://192.168.1.10:7070`, or `http://192.168.1.10:7070/katowice` where one hub
   * has several.
   */
  hub: z.url({ protocol: /^https?$/ }).transform((url) => officeAddress(new URL(url))),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  /** Screen pixels a millimetre: 4 for 21.5" at 1080×1920 (screens.md counts targets in millimetres). */
  pxPerMm: z.number().min(1).max(20).default(4),
  printer: PrinterSetting.default('none'),
  /** Loudness of the machine's sounds, 0 to 100. */
  volume: z.number().int().min(0).max(100).default(80),
  /** What the keys of a keypad send, by `KeyboardEvent.code`. */
  keypad: KeypadSetting.default(usualKeypad),
})
export type Settings = z.infer<typeof Settings>
export const settingNames = Settings.keyof().options

/** Why the settings can't be used. `field` is a name of ours, or one that nobody knows (`unknown`). */
export type SettingsProblem = { file: string } & (
  | { kind: 'unreadable' }
  | { kind: 'encoding'; line: number }
  | { kind: 'not-yaml'; line: number }
  | { kind: 'field'; field: (typeof settingNames)[number] }
  | { kind: 'unknown'; field: string }
)

export type ReadSettings =
  | { state: 'ready'; settings: Settings }
  /** Never paired: there is no file yet. */
  | { state: 'missing' }
  /** `told`: the same for a terminal, in English. */
  | { state: 'wrong'; problem: SettingsProblem; told: string }

type Checked = Exclude<ReadSettings, { state: 'missing' }>

/** Reads and checks the settings. Never throws: a machine without a keyboard has to say on its screen what is wrong. */
export function readSettings(file: string): ReadSettings {
  const found = readTextFile(file)
  if ('text' in found) return checkSettings(found.text, file)
  return found.missing ? { state: 'missing' } : wrong(found.fault, file)
}

/** Checks the text of a settings file. Never throws. */
export function checkSettings(text: string, file: string): Checked {
  const checked = checkYaml(text, Settings)
  if ('data' in checked) return { state: 'ready', settings: checked.data }
  const [first] = checked.faults
  return wrong(first ?? { ...top, path: '', expected: 'this can not be used', what: { kind: 'missing' } }, file)
}

const top = { line: 1, column: 1 }
/** Faults of letters, not of the words: the file was saved in another encoding, or was damaged on its way. */
const ofEncoding = new Set([
  'NOT_UTF8',
  'LOST_CHARACTER',
  'LONE_SURROGATE',
  'CONTROL_CHARACTER',
  'OLD_LINE_END',
  'BAD_SIGN',
])

function wrong(fault: WordableFault, file: string): Checked {
  const { line, path, what } = fault
  const problem = (known: SettingsProblem): Checked => ({
    state: 'wrong',
    problem: known,
    told: faultLine(file, fault),
  })
  if (what.kind === 'yaml' && what.code === 'NOT_READABLE') return problem({ file, kind: 'unreadable' })
  if (what.kind === 'yaml') return problem({ file, kind: ofEncoding.has(what.code) ? 'encoding' : 'not-yaml', line })
  const [first = ''] = path.split(/[.[]/)
  const field = settingNames.find((name) => name === first)
  if (what.kind === 'unknown-setting' && field === undefined) return problem({ file, kind: 'unknown', field: first })
  return problem({ file, kind: 'field', field: field ?? 'hub' })
}

/**
 * Writes settings into the file, keeping what else stands in it, comments too; a new file is begun with the example's
 * comments. A text that is no settings at all is kept beside it, as `settings.yaml.old`. Whole or not at all.
 */
export function writeSettings(file: string, change: Partial<z.input<typeof Settings>>): void {
  const found = readTextFile(file)
  let text = example
  if ('text' in found && isSettings(found.text)) text = found.text
  else if (!('missing' in found && found.missing)) renameSync(file, `${file}.old`)
  const yaml = parseDocument(text)
  for (const [name, value] of Object.entries(change)) yaml.set(name, value)
  writeFileSync(`${file}.new`, yaml.toString(), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Whether a text is settings that others can be put among, right or not. */
function isSettings(text: string): boolean {
  const read = readYaml(text)
  return 'data' in read && typeof read.data === 'object' && read.data !== null && !Array.isArray(read.data)
}

/** What a new settings file begins with. */
export const example = `# Poczekalnia, ticket machine. After a change: service menu, "Restart".

# The hub's address; with the office's path where one hub has several: http://192.168.1.10:7070/katowice
hub: http://localhost:7070

# How the screen stands: portrait or landscape.
orientation: portrait

# Screen pixels a millimetre, 4 for a 21.5" screen; the service menu's screen test shows a ruler to check it.
pxPerMm: 4

# The ticket printer, one of:
#   printer: none
#   printer: { usb: any }                          the only USB printer; or VID:PID, or "serial NUMBER"
#   printer: { tcp: 192.168.1.40:9100 }
#   printer: { serial: /dev/ttyUSB0@115200 }
#   printer: { device: /dev/usb/lp0 }
# For 58 mm paper: { usb: any, width: 384 }
printer: { usb: any }

# Loudness of the machine's sounds, 0 to 100.
volume: 80

# Codes of a keypad with feelable keys, where it sends others than these (docs/operating.md lists all):
#   keypad: { select: [Enter, F20], back: Escape, help: F13, headphonesIn: F15, headphonesOut: F16 }
`
