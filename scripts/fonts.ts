import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { type FontPart, fontParts, signsOf } from './fonts/parts.ts'

/**
 * npm run fonts: makes the screens' small fonts, and the styles that name them, anew. A screen then loads the letters
 * of the alphabets that it shows; for any other sign the browser goes on to the whole font.
 */
const ui = join(import.meta.dirname, '../packages/ui')
const { resolve } = createRequire(join(ui, 'package.json'))
/** The house's two weights and what lies between: nothing is set lighter or heavier. */
const weights = { wght: { min: 500, max: 800, default: 500 } }

const styles = async (parts: readonly FontPart[]) => {
  const faces: string[] = []
  for (const { name, family, file, stretch, letters } of parts) {
    const whole = readFileSync(resolve(`@fontsource-variable/${file}`))
    const small = await subsetFont(whole, signsOf(letters), { targetFormat: 'woff2', variationAxes: weights })
    writeFileSync(join(ui, `src/fonts/${name}.woff2`), small)
    console.log(`${name}.woff2: ${small.length} bytes of ${whole.length}`)
    faces.push(
      [
        '@font-face {',
        `  font-family: "${family}";`,
        '  font-style: normal;',
        '  font-weight: 100 900;',
        ...(stretch ? ['  font-stretch: 62.5% 100%;'] : []),
        '  font-display: swap;',
        `  src: url("./${name}.woff2") format("woff2");`,
        `  unicode-range:\n    ${letters.split(', ').join(',\n    ')};`,
        '}',
        '',
      ].join('\n'),
    )
  }
  const head =
    '/* Made by `npm run fonts`. The last face that has a sign is loaded, and a whole font for none of these. */'
  return [head, ...faces].join('\n')
}

writeFileSync(join(ui, 'src/fonts/small.css'), await styles(fontParts.filter(({ stretch }) => !stretch)))
writeFileSync(join(ui, 'src/fonts/small-wide.css'), await styles(fontParts.filter(({ stretch }) => stretch)))
