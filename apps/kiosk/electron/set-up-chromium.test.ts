import type { App } from 'electron'
import { expect, test } from 'vitest'
import { chromiumArguments } from '../browser/find-chromium.ts'
import { setUpChromium } from './set-up-chromium.ts'

/** Every way the machine's page is started: what is a way out of it is shut in each. */
const ways = {
  electron() {
    const words: string[] = []
    const commandLine = {
      appendSwitch: (name: string, value?: string) => words.push(`--${name}${value === undefined ? '' : `=${value}`}`),
    }
    setUpChromium({ commandLine, disableDomainBlockingFor3DAPIs: () => undefined } as unknown as App)
    return words
  },
  browser: () =>
    chromiumArguments({ profile: '/p', address: 'http://127.0.0.1:1/', windowed: false, isRoot: false, more: [] }),
}

test.each(Object.entries(ways))(
  "%s: no swipe of a finger or a touchpad leads back, two fingers don't enlarge",
  (_, way) => {
    const words = way()
    const features = words.filter((word) => word.startsWith('--disable-features='))
    expect(features, 'Chromium takes the last one only').toHaveLength(1)
    const off = features[0]!.split('=')[1]!.split(',')
    expect(off).toEqual(
      expect.arrayContaining(['OverscrollHistoryNavigation', 'TouchpadOverscrollHistoryNavigation', 'Translate']),
    )
    expect(words).toContain('--disable-pinch')
  },
)
