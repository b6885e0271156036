import { type Printer, type PrinterProfile, tcpPrinter } from '@poczekalnia/printer'
import type { PrinterSetting } from './settings.ts'

/** The printer that the settings name. Nothing is opened yet. */
export function printerOf(setting: Exclude<PrinterSetting, 'none'>, profile: PrinterProfile): Printer {
  if ('tcp' in setting) {
    const [host = '', port = '9100'] = setting.tcp.split(':')
    return tcpPrinter({ host, port: Number(port), profile })
  }
  throw new Error('not yet')
}
