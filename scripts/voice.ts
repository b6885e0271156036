// poczekalnia voice: makes the clips that the display speaks calls with. They lie in packages/voice/clips and go with
// the program; this script is for whoever changes a word or a pace. The synthesiser (espeak-ng, GPL-3.0) is a tool here
// and ships with nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readLocales } from '@poczekalnia/locales'
import { calledLanguages, Language, languageNames, type SpokenLanguage, spokenLanguages } from '@poczekalnia/protocol'
import { clipNames, seconds, wordsOfClip } from '@poczekalnia/voice'
import { clipFile, makeClip } from '@poczekalnia/voice/make-clip'
import { sentenceName, sentenceStore } from '../apps/hub/src/features/speech/sentences.ts'
import { synthesiserBy } from '../apps/hub/src/features/speech/synthesiser.ts'
import { loadOffice } from '../apps/hub/src/operate/load-office.ts'
import { fixedSentences } from '../apps/kiosk/src/speech/fixed-sentences.ts'
import { runCommand, UsageFailure } from './operator/command-line.ts'

const usage = `Usage:
  poczekalnia voice [--out DIR] [--language pl]…          makes the clips anew
  poczekalnia voice list [--language pl]…                 every clip with its words, for a recording
  poczekalnia voice sentences --data DIR [--office FILE] [--language pl]…
                      makes ahead what the ticket machines say, with the program in POCZEKALNIA_SPEECH (espeak-ng)
  poczekalnia voice sentences list [--office FILE] [--language pl]…
                      every such sentence with the name that a recording of it has
  poczekalnia voice languages
                      which languages the program in POCZEKALNIA_SPEECH speaks, each tried with one sentence`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      data: { type: 'string' },
      office: { type: 'string' },
      language: { type: 'string', multiple: true },
    },
  })
  const [what, ...more] = positionals
  if (what !== undefined && !['list', 'sentences', 'languages'].includes(what))
    throw new UsageFailure(`Unknown command: ${what}`)
  const left = what === 'sentences' && more[0] === 'list' ? more.slice(1) : more
  if (left.length > 0) throw new UsageFailure(`Too many words: ${left.join(' ')}`)
  if (positionals[0] === 'languages') return tried()
  if (positionals[0] === 'sentences') {
    const spoken = (values.language ?? spokenLanguages).map(spokenLanguage)
    return sentences(spoken, positionals[1] === 'list', values)
  }
  const chosen: readonly SpokenLanguage[] = (values.language ?? calledLanguages).map(spokenLanguage)
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
      const file = clipFile(sound)
      writeFileSync(join(out, language, `${clip}.ogg`), file)
      length += seconds(sound)
      bytes += file.length
    }
    console.log(`${language}: ${clipNames.length} clips, ${length.toFixed(0)} s, ${(bytes / 1000).toFixed(0)} kB`)
  }
  return 0
})

function spokenLanguage(typed: string): SpokenLanguage {
  const read = Language.extract(spokenLanguages).safeParse(typed)
  if (read.success) return read.data
  throw new UsageFailure(`--language takes one of ${spokenLanguages.join(', ')}, not ${typed}`)
}

function synthesiser() {
  return synthesiserBy(process.env.POCZEKALNIA_SPEECH?.trim() || 'espeak-ng')
}

/** Lets the program say each language's name: the list of its voices holds some that it can't speak. */
async function tried(): Promise<number> {
  for (const language of spokenLanguages) {
    const told = await synthesiser()(`${languageNames[language]}.`, language, 'usual').then(
      () => 'spoken',
      (error) => `not spoken: ${error instanceof Error ? error.message : error}`,
    )
    console.log(`${language}\t${told}`)
  }
  return 0
}

/** Sentences of the ticket machines: lists them, or makes each and keeps it where the hub looks for it. */
async function sentences(
  chosen: readonly SpokenLanguage[],
  isList: boolean,
  { data, office }: { data?: string | undefined; office?: string | undefined },
): Promise<number> {
  const profile: unknown = office === undefined ? null : loadOffice(office).profile
  const locales = readLocales()
  if (!isList && data === undefined) {
    console.error('poczekalnia: voice sentences needs --data DIR, the folder that the hub keeps its data in')
    return 2
  }
  const make = synthesiser()
  const store = sentenceStore({ recorded: null, kept: join(data ?? '', 'speech'), make })
  for (const language of chosen) {
    const all = fixedSentences(language, locales[language], profile)
    if (isList)
      for (const { text, language } of all) console.log(`${language}/sentences/${sentenceName(text)}.ogg\t${text}`)
    else if (!(await store.speaks(language)))
      console.log(`${language}: the program has no voice for it, see poczekalnia voice languages`)
    else {
      for (const { text, language } of all) await store.clip(text, language, 'usual')
      console.log(`${language}: ${all.length} sentences`)
    }
  }
  return 0
}
