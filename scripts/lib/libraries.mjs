// Shared libraries that Node asks for and a minimal system lacks: on Debian they are installed, elsewhere they are
// named.
import { spawnSync } from 'node:child_process'

/** Which of Debian's packages holds a library that Node loads. */
const packages = { 'libatomic.so.1': 'libatomic1', 'libstdc++.so.6': 'libstdc++6', 'libgcc_s.so.1': 'libgcc-s1' }

/** Starts a program. @returns what it lacks, `null` when it runs; `library` is `null` when it is no library. */
export function lackOf(program) {
  const { status, stderr, error } = spawnSync(program, ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  if (status === 0) return null
  const said = error ? error.message : stderr.trim()
  // The loader names one at a time.
  const found = /(\S+): cannot open shared object file/.exec(said)
  return { library: found ? found[1] : null, said }
}

/**
 * Brings what a program lacks, one library after the other.
 * @param parts.lackOf as above
 * @param parts.install installs Debian packages; `null` where nothing can be installed
 * @returns `null` when the program runs, or else one line that says what it lacks and what to do
 */
export function provideLibraries(program, parts) {
  const tried = new Set()
  for (;;) {
    const lack = parts.lackOf(program)
    if (lack === null) return null
    if (lack.library === null) return `The Node of the packages does not run on this machine: ${lack.said}`
    const known = packages[lack.library]
    const isNew = known !== undefined && !tried.has(known)
    if (isNew && parts.install?.(known)) {
      tried.add(known)
      continue
    }
    const how = known ? `Install it (Debian, Ubuntu: apt-get install ${known})` : 'Install it'
    return `Node 26 needs ${lack.library}, which this machine has not. ${how} and try again.`
  }
}
