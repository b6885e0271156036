import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screens } from '@poczekalnia/protocol'

/** Which build of each screen this hub serves, as a page tells it of itself: the hash in the name of its script. */
export function screenBuilds(appsDir: string): ReadonlyMap<string, string> {
  return new Map(
    screens.flatMap((screen) => {
      const page = join(appsDir, screen, 'dist', 'index.html')
      const build = existsSync(page) ? buildOf(readFileSync(page, 'utf8')) : null
      return build === null ? [] : [[screen as string, build] as const]
    }),
  )
}

/** The hash in the name of a built page's script. */
export const buildOf = (html: string): string | null => /\/index-([\w-]+)\.js"/.exec(html)?.[1] ?? null
