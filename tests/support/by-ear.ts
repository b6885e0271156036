import type { SpokenLanguage } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { usualKeypad } from '../../apps/kiosk/device/keypad.ts'
import { forEar } from '../../apps/kiosk/src/speech/for-ear.ts'

/** 20 ms of silence at 8 kHz. */
export const silence = Buffer.alloc(44 + 320)
silence.write('RIFF', 0)
silence.writeUInt32LE(silence.length - 8, 4)
silence.write('WAVEfmt ', 8)
silence.writeUInt32LE(16, 16)
for (const [at, value] of [
  [20, 1],
  [22, 1],
  [32, 2],
  [34, 16],
] as const)
  silence.writeUInt16LE(value, at)
silence.writeUInt32LE(8_000, 24)
silence.writeUInt32LE(16_000, 28)
silence.write('data', 36)
silence.writeUInt32LE(320, 40)

/** Keys that this browser's tests can press, for what a keypad has its own codes for. */
export const keypad = {
  ...usualKeypad,
  help: ['Home'],
  headphonesIn: ['PageDown'],
  headphonesOut: ['PageUp'],
  faster: ['End'],
}

/** All that stands there was said, in its language, since the record was emptied. */
export async function expectHeard(
  page: Page,
  said: readonly string[],
  selector: string,
  language: SpokenLanguage,
): Promise<void> {
  const texts = await page.locator(selector).allInnerTexts()
  const wanted = texts.flatMap((text) => forEar(text, language)).map((one) => `${one.language}: ${one.text}`)
  expect(wanted.length).toBeGreaterThan(0)
  await expect.poll(() => wanted.filter((one) => !said.includes(one))).toEqual([])
}

/** Moves on until a text has the focus: down, or in reading order, which leads to everything. */
export async function downTo(page: Page, text: string, key: 'ArrowDown' | 'ArrowRight' = 'ArrowDown'): Promise<void> {
  for (let i = 0; i < 30; i++) {
    if ((await page.evaluate(() => document.activeElement?.textContent))?.includes(text)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no way leads to ${text}`)
}

/**
 * Lets a page speak without a synthesiser: each sentence is a moment of silence.
 * @returns what was said, `en: One of two.`
 */
export async function hearing(page: Page, languages: readonly string[]): Promise<string[]> {
  const said: string[] = []
  await page.addInitScript(`window.poczekalniaMachine = ${JSON.stringify({ volume: 80, keypad })}`)
  await page.route('**/speech/**', async (route) => {
    const url = new URL(route.request().url())
    const text = url.searchParams.get('text')
    if (text === null) return route.fulfill({ json: { languages } })
    said.push(`${url.pathname.split('/').at(-1)}: ${text}`)
    return route.fulfill({ body: silence, contentType: 'audio/wav' })
  })
  return said
}
