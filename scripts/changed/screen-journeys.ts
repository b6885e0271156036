/**
 * The journeys that show a screen, by what it is built from; a change below all screens is shown by a journey through
 * each.
 */
const journeys: [RegExp, string[]][] = [
  [/^apps\/kiosk\/(src|index)/, ['kiosk-screen', 'kiosk-codes', 'cards']],
  [/^apps\/kiosk\/(electron|device|test)\//, ['electron']],
  [/^apps\/kiosk\/browser\//, ['kiosk-browser']],
  [/^apps\/display\//, ['display-screen', 'display-voice']],
  [/^apps\/counter\//, ['counter-screen', 'desk-day']],
  [/^apps\/supervisor\//, ['supervisor', 'bookings', 'profile', 'reports', 'privacy', 'staff']],
  [/^apps\/hub\/src\/features\/ticket-page\//, ['ticket-page']],
  [/^apps\/hub\/src\/features\/cards\//, ['cards']],
  [/^apps\/hub\/src\/gateway\//, ['several-offices']],
  [/^(packages\/ui\/|packages\/protocol\/src\/|locales\/|offices\/)/, ['thursday', 'every-office']],
]

/**
 * @param changed paths from the project's folder
 * @returns browser tests to run: those of the screens that changed, and those that changed themselves
 */
export function screenJourneys(changed: readonly string[]): string[] {
  const shown = journeys.flatMap(([kind, names]) => (changed.some((path) => kind.test(path)) ? names : []))
  const own = changed.filter((path) => /^tests\/[^/]+\.e2e\.ts$/.test(path))
  return [...new Set([...shown.map((name) => `tests/${name}.e2e.ts`), ...own])].sort()
}
