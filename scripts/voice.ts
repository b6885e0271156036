// poczekalnia voice: makes the clips that the display speaks calls with. They lie in packages/voice/clips and go with
// the program; this script is for whoever changes a word or a pace. The synthesiser (espeak-ng, GPL-3.0) is a tool here
// and ships with nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Language, spokenLanguages } from '@poczekalnia/protocol'
import { clipNames, seconds, wordsOfClip } from '@poczekalnia/voice'
import { makeClip } from '@poczekalnia/voice/make-clip'
import { encodeOggOpus } from '@poczekalnia/voice/ogg-opus'
import { runCommand } from './operator/command-line.ts'

const usage = `Usage:
  poczekalnia voice [--out DIR] [--language pl]…          makes the clips anew
  poczekalnia voice list [--language pl]…                 every clip with its words, for a recording`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, language: { type: 'string', multiple: true } },
  })
  const chosen = (values.language ?? spokenLanguages).map((language) =>
    Language.extract(spokenLanguages).parse(language),
  )
  if (positionals[0] === 'list') {
    for (const language of chosen)
      for (const clip of clipNames) console.log(`${language}/${clip}.ogg\t${wordsOfClip(clip, language)}`)
    return 0
  }
  const out = values.out ?? join(import.meta.dirname, '../packages/voice/clips')
  for (const language of chosen) {
    mkdirSync(join(out, language), { recursive: true })
    let length = 0
    let bytes = 0
    for (const clip of clipNames) {
      const sound = await makeClip(clip, language)
      const file = encodeOggOpus(sound)
      writeFileSync(join(out, language, `${clip}.ogg`), file)
      length += seconds(sound)
      bytes += file.length
    }
    console.log(`${language}: ${clipNames.length} clips, ${length.toFixed(0)} s, ${(bytes / 1000).toFixed(0)} kB`)
  }
  return 0
})
