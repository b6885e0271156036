import type { Office } from './office.ts'
import type { Profile } from './schema.ts'

export type DisplaySettings = Profile['displays'][number] & { languages: Profile['languages'] }

/** How a display is set up that the profile says nothing about: every queue, six rows, chime and voice. */
const ordinary: Profile['displays'][number] = {
  id: '',
  orientation: 'auto',
  rows: 6,
  sidePanel: false,
  sound: { volume: 80, voice: true, repeat: true, quiet: [] },
}

/**
 * The settings of one display: those that its address names, else those that are called as it is, else the ordinary
 * ones.
 * @param asked what the display's address names, `null` for nothing
 * @param name the name that the display was paired with
 */
export function displaySettings(office: Office, asked: string | null, name: string): DisplaySettings {
  const { displays, languages } = office.profile
  const own = displays.find(({ id }) => id === asked) ?? displays.find(({ id }) => id === idOf(name)) ?? ordinary
  return { ...own, languages: own.languages ?? languages }
}

/** "Room 161" as an id would be written: `room-161`. */
const idOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
