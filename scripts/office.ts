import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { OfficeDate, type PlanWindow } from '@poczekalnia/protocol'
import { checkProfile, mistakenLetters, officeJsonSchema, outsideHours, type Profile } from '@poczekalnia/queue-core'
import { checkCards } from '@poczekalnia/queue-core/cards'
import { faultLine, type WordableFault } from '@poczekalnia/written'
import { readTextFile } from '@poczekalnia/written/file'
import { loadOffice } from '../apps/hub/src/operate/load-office.ts'
import { runCommand, UsageFailure } from './operator/command-line.ts'
import { officeDayReport } from './operator/office-day-report.ts'
import { bringBack, listVersions, printVersion } from './operator/profile-versions.ts'

const usage = `Usage:
  poczekalnia office check FILE…
  poczekalnia office show FILE [--date 2026-11-20]
  poczekalnia office schema
  poczekalnia office versions [--data DIR] [--office ID]
  poczekalnia office version NUMBER [--data DIR] [--office ID]
  poczekalnia office bring-back NUMBER [--data DIR] [--office ID] [--file FILE]

--data    the hub's data folder; the hub may be running or not
--office  which office of a hub that has several, by its id
--file    where the office's profile is, if not where the hub read it last`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      data: { type: 'string' },
      office: { type: 'string' },
      file: { type: 'string' },
    },
  })
  const [order, ...files] = positionals
  const of = { data: values.data, office: values.office }
  switch (order) {
    case 'check':
      return check(files)
    case 'show':
      return show(files, values.date)
    case 'versions':
      return listVersions(of)
    case 'version':
      return printVersion(of, files[0])
    case 'bring-back':
      return bringBack(of, files[0], values.file)
    case 'schema':
      console.log(JSON.stringify(officeJsonSchema(), null, 2))
      return 0
    default:
      throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${order}`)
  }
})

function check(files: readonly string[]): number {
  if (files.length === 0) throw new UsageFailure('Say which files to check.')
  let wrong = 0
  let unread = 0
  for (const file of files) {
    const found = readTextFile(file)
    if (!('text' in found)) {
      // A file in another encoding is wrong as one with a mistyped setting is; one that can't be read was not checked
      // at all.
      if (isUnread(found.fault)) unread++
      else wrong++
      console[isUnread(found.fault) ? 'error' : 'log'](faultLine(file, found.fault))
      continue
    }
    const checked = checkProfile(found.text)
    if ('faults' in checked) {
      wrong++
      for (const fault of checked.faults) console.log(faultLine(file, fault))
      continue
    }
    const { id, queues, desks } = checked.profile
    const folder = dirname(file)
    const { cards, wrong: bad } = checkCards(checked.profile, (card) => readTextFile(join(folder, card)))
    for (const card of bad) for (const fault of card.faults) console.log(faultLine(join(folder, card.file), fault))
    wrong += bad.length
    const more = cards.length > 0 ? `, cards: ${cards.length}` : ''
    if (bad.length === 0) console.log(`${file}: right (${id}, queues: ${queues.length}, desks: ${desks.length}${more})`)
    for (const line of notes(checked.profile)) console.log(`${file}: ${line}`)
  }
  return unread > 0 ? 2 : wrong > 0 ? 1 : 0
}

/** What is right and still worth knowing. */
function notes(profile: Profile): string[] {
  const text = (windows: readonly PlanWindow[]) => windows.map(({ from, to }) => `${from}-${to}`).join(', ')
  const beyond = outsideHours(profile).map(({ queue, on, windows, kept }) => {
    const left = kept.length > 0 ? `only ${text(kept)} counts` : 'none of it counts'
    return `note: ${queue}, ${on}: ${text(windows)} goes beyond the hours of the office; ${left}`
  })
  const mistaken = mistakenLetters(profile).map(
    ({ queue, prefix, letter, takenFor }) =>
      `note: ${queue}: prefix ${prefix}: who reads Cyrillic takes ${letter} for ${takenFor} and waits for ` +
      'another sound',
  )
  return [...beyond, ...mistaken]
}

function isUnread({ what }: WordableFault): boolean {
  return what.kind === 'yaml' && what.code === 'NOT_READABLE'
}

function show(files: readonly string[], date: string | undefined): number {
  const [file, ...rest] = files
  if (file === undefined || rest.length > 0) throw new UsageFailure('Say which file to show.')
  const place = loadOffice(file)
  console.log(officeDayReport(place, date === undefined ? place.time.wall(Date.now()).date : realDate(date)))
  return 0
}

function realDate(text: string): string {
  const date = OfficeDate.safeParse(text)
  if (!date.success) throw new UsageFailure(`--date takes a date like 2026-11-20, not ${text}`)
  return date.data
}
