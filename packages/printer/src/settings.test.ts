import { expect, test } from 'vitest'
import { PrinterSettings, printerFromText, printerName } from './settings.ts'

test('each wire is read from what people write', () => {
  expect(printerFromText('usb', 'any')).toEqual({ usb: {}, width: 576 })
  expect(printerFromText('usb', '04B8:0202', 384)).toEqual({ usb: { id: '04b8:0202' }, width: 384 })
  expect(printerFromText('usb', 'serial J5 0042')).toEqual({ usb: { serial: 'J5 0042' }, width: 576 })
  expect(printerFromText('tcp', 'printer.local')).toEqual({ tcp: { host: 'printer.local', port: 9100 }, width: 576 })
  expect(printerFromText('tcp', '[fe80::1]:9101')).toEqual({ tcp: { host: 'fe80::1', port: 9101 }, width: 576 })
  expect(printerFromText('serial', '/dev/ttyS0@9600')).toEqual({
    serial: { path: '/dev/ttyS0', baud: 9600 },
    width: 576,
  })
  expect(printerFromText('serial', 'COM3')).toEqual({ serial: { path: 'COM3', baud: 115_200 }, width: 576 })
  expect(printerFromText('device', '/dev/usb/lp0')).toEqual({ device: { path: '/dev/usb/lp0' }, width: 576 })
})

test.each([
  ['usb', 'epson'],
  ['usb', '4b8:202'],
  ['usb', 'serial '],
  ['tcp', ''],
  ['tcp', 'a b'],
  ['tcp', 'host:0'],
  ['tcp', 'host:99999'],
  ['serial', '/dev/ttyS0@'],
  ['serial', '/dev/ttyS0@fast'],
  ['serial', '/dev/ttyS0@300'],
  ['device', ''],
] as const)('%s "%s" is no printer', (wire, text) => {
  expect(printerFromText(wire, text)).toBeNull()
})

test('settings name one printer, not two and not something else', () => {
  expect(PrinterSettings.safeParse({ usb: {}, tcp: { host: 'a' } }).success).toBe(false)
  expect(PrinterSettings.safeParse({ bluetooth: {} }).success).toBe(false)
  expect(PrinterSettings.safeParse({ usb: {}, width: 640 }).success).toBe(false)
})

test('the name is what staff know it by', () => {
  const name = (wire: Parameters<typeof printerFromText>[0], text: string) => printerName(printerFromText(wire, text)!)
  expect(name('usb', 'any')).toBe('USB')
  expect(name('usb', '04b8:0202')).toBe('USB 04b8:0202')
  expect(name('tcp', '10.0.0.4')).toBe('10.0.0.4:9100')
  expect(name('serial', '/dev/ttyUSB0@9600')).toBe('/dev/ttyUSB0')
})
