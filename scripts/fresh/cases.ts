/** A machine, and who does what on it. */
export type Case = {
  id: string
  title: string
  /** Of Debian. */
  suite: 'bookworm' | 'trixie'
  /** Another than root may install nothing. */
  who: 'root' | 'office'
  /** What root does on the machine before, in the shell's words. */
  prepare: string
  /** What root does when the first `npm start` has failed, as it has to where this is given. */
  mending: string
  /** What the first `npm start` says where it has to fail. */
  saying?: string
  /** Which unit and wire tests are run. */
  words: string[]
}

/** A folder that is written to, a port, native modules, programs that are started: what a machine can be wrong for. */
const words = [
  ...['hub/src/wire/desk-wire', 'hub/src/http/tls-port', 'scripts/log', 'queue-core/src/store/sqlite'],
  ...['printer/src/usb', 'printer/src/serial', 'printer/src/tcp', 'printer/src/card-document'],
]
const some = { who: 'root', prepare: '', mending: '', words } as const

export const cases: readonly Case[] = [
  { ...some, words: [...words], id: 'debian-12', title: 'Debian 12, its own Node and npm, root', suite: 'bookworm' },
  { ...some, words: [...words], id: 'debian-13', title: 'Debian 13, its own Node and npm, root', suite: 'trixie' },
  {
    ...{ ...some, words: [...words], suite: 'bookworm' },
    id: 'node-22',
    title: 'Debian 12, Node 22 from the registry, root',
    prepare: 'npm install --global --prefix /usr/local node@22',
  },
  {
    ...{ ...some, words: [...words], suite: 'bookworm' },
    id: 'not-root',
    title: 'Debian 12, its own Node and npm, not root',
    who: 'office',
    saying: 'Install it (Debian, Ubuntu: apt-get install libatomic1) and try again.',
    mending: 'apt-get install -y --no-install-recommends libatomic1',
  },
]
