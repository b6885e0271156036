/**
 * Chromium's own switches for a machine by a door, with their values: the page stays where it is, and the machine talks
 * to its hub and to nobody else. The pages say the same of swipes, pinches and translation, since Chromium may pass
 * over a switch.
 */
export const chromiumSwitches: Readonly<Record<string, string | null>> = {
  'disable-pinch': null,
  'disable-background-networking': null,
  'disable-component-update': null,
  // A finger's swipe, and a touchpad's, would go back to the page before. The older `overscroll-history-navigation=0`
  // is passed over now.
  'disable-features': 'OverscrollHistoryNavigation,TouchpadOverscrollHistoryNavigation,Translate',
}

/** As words of a command line. */
export const switchWords = (switches: Readonly<Record<string, string | null>>): string[] =>
  Object.entries(switches).map(([name, value]) => (value === null ? `--${name}` : `--${name}=${value}`))
