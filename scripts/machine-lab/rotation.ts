import type { Debian } from './debian.ts'
import { check, type Line } from './line.ts'
import { starter } from './statuses.ts'

/** What a program on the screen is told of it, and a picture as the visitor sees it. */
const look = 'wayland-info -i wl_output; grim -t ppm - | head -c 20 | tr "\\n" " "'

/** A screen that is built in turned is turned, by whatever there is. The screen without hands is 1280×720. */
export async function rotation(debian: Debian): Promise<Line[]> {
  const lines: Line[] = []
  for (const [degrees, size] of Object.entries({ 0: '1280 720', 90: '720 1280', 180: '1280 720', 270: '720 1280' })) {
    const { status, said } = await debian.run(`KIOSK_TRANSFORM=${degrees} ${starter} sh -c '${look}'`)
    const turned = said.match(/transform: (\w+)/)?.[1] ?? 'unknown'
    const picture = said.match(/P6 (\d+ \d+)/)?.[1] ?? 'none'
    const well = status === 0 && picture === size && turned === (degrees === '0' ? 'normal' : degrees)
    lines.push(check(`KIOSK_TRANSFORM=${degrees}`, `turned: ${turned}, picture ${picture.replace(' ', '×')}`, well))
  }
  const { status, said } = await debian.run(`KIOSK_TRANSFORM=45 ${starter} true`)
  const told = said.match(/^start: .*$/m)?.[0] ?? 'nothing said'
  return [...lines, check('KIOSK_TRANSFORM=45', `status ${status}, “${told}”`, status === 0 && told.includes('45'))]
}
