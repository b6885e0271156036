import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Debian } from './debian.ts'
import { check, type Line } from './line.ts'

const kiosk = join(import.meta.dirname, '../../apps/kiosk')
const { parse } = createRequire(join(kiosk, 'package.json'))('yaml')

/** What is installed here, and that everything that the machine's package asks for could be. */
export async function packages(debian: Debian): Promise<Line[]> {
  const { said } = await debian.run(`dpkg-query -f '\${Package} \${Version}, ' -W cage xwayland wlr-randr chromium`)
  const { deb } = parse(readFileSync(join(kiosk, 'electron-builder.yaml'), 'utf8'))
  const wanted: string[] = [...deb.depends, ...deb.recommends]
  // apt itself decides, by a package that is made of nothing but what ours asks for.
  const control = [
    'Package: asks',
    'Version: 1',
    'Architecture: all',
    'Maintainer: none <none@invalid>',
    `Depends: ${wanted.join(', ')}`,
    'Description: asks',
  ]
  const lines = control.map((line) => `'${line}'`).join(' ')
  const script = `mkdir -p /tmp/asks/DEBIAN && printf '%s\\n' ${lines} > /tmp/asks/DEBIAN/control
dpkg-deb --build /tmp/asks /tmp/asks.deb > /dev/null && apt-get install --simulate -q /tmp/asks.deb`
  const asked = await debian.run(script, 'root')
  const well = asked.status === 0
  const told = well
    ? 'all to be had'
    : (asked.said.match(/^.*(Depends|E:).*$/m)?.[0].trim() ?? `status ${asked.status}`)
  return [
    check('versions', said.replace(/, $/, ''), said.includes('cage')),
    check(`what the package asks for (${wanted.length} names)`, told, well),
  ]
}
