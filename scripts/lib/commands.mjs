// What `./poczekalnia` can do: a name, the script in `scripts`, and what it is for.

/**
 * `anyNode`: it runs on whatever Node is there, before or until it has the right one. `usage`: for those whose script
 * has none of its own to show.
 * @type {Readonly<Record<string, { file: string, about: string, anyNode?: boolean, usage?: string }>>}
 */
export const commands = {
  install: {
    file: 'install.mjs',
    about: 'installs the packages and builds the screens: before a first start, after an update',
    anyNode: true,
    usage: 'poczekalnia install',
  },
  start: { file: 'start.mjs', about: 'starts the hub, as npm start does', anyNode: true },
  device: { file: 'device.ts', about: 'adds, lists, renames and removes machines, displays and desks' },
  booking: { file: 'booking.mjs', about: 'runs the public site on which visits are booked' },
  invitations: { file: 'invitations.ts', about: 'invites cases to book a visit: a letter with a code for each' },
  bookings: { file: 'bookings.ts', about: 'brings in a file of bookings' },
  account: { file: 'account.ts', about: 'who may sign in; a code that makes an administrator' },
  token: { file: 'token.ts', about: 'tokens with which other programs read an office’s data' },
  office: { file: 'office.ts', about: 'checks and shows a profile; its versions' },
  log: { file: 'log.ts', about: 'shows the log, and checks that nobody has touched it' },
  backup: { file: 'backup.ts', about: 'copies everything while the hub works' },
  restore: { file: 'restore.ts', about: 'brings a copy back' },
  store: { file: 'store.ts', about: 'copies an office or a booking site into a database, or back' },
  reports: { file: 'reports.ts', about: 'counts the figures of the reports anew' },
  simulate: { file: 'simulate.ts', about: 'plays a day with each number of desks' },
  'print-test': { file: 'print-test.ts', about: 'prints a test ticket, or says how the printer is' },
  kiosk: {
    file: 'kiosk.ts',
    about: "the ticket machine's own program (Electron)",
    usage: `poczekalnia kiosk [--windowed] [--folder=DIR]

  --windowed      an ordinary window, which may be closed
  --folder=DIR    where settings, token and journal are kept (the system's folder for programs' data)
  all other options are Chromium's`,
  },
  'kiosk:browser': { file: 'kiosk-browser.ts', about: 'the ticket machine in Chromium' },
  'kiosk:pack': {
    file: 'kiosk-pack.ts',
    about: "the ticket machine's installable packages",
    usage: `poczekalnia kiosk:pack [--linux] [--win] [--x64] [--arm64]

  without options those for Linux; all options are electron-builder's`,
  },
  voice: { file: 'voice.ts', about: 'makes the clips that calls are spoken with' },
}

export const commandsUsage = `poczekalnia COMMAND …, and poczekalnia COMMAND --help for what it takes:

${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(14)}${about}`)
  .join('\n')}`
