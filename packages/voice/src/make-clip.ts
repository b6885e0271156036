import { type CalledLanguage as Language, languageFacts } from '@poczekalnia/protocol'
import espeak from 'espeak-ng'
import type { ClipName } from './clip-names.ts'
import { CLIP_RATE } from './ogg-opus.ts'
import { resampled } from './resample.ts'
import { cut, heardPart, levelled, type Sound } from './sound.ts'
import { wordsOfClip } from './words.ts'

/** Words a minute: slower than a news reader, for people who listen in a foreign language. */
const PACE = 140
/** A letter that stands alone is spoken slower: a lone „u” would be over before anybody listens. */
const LETTER_PACE = 85

/** Where the synthesiser swallows a word that stands alone: what it is given instead. */
const respelled: Readonly<Record<string, string>> = { 'ru/letter-i': 'ии.' }

/**
 * Makes one clip by synthesis: its words spoken, the silence at its ends cut off, as loud as all the others.
 * @throws Error when nothing was to be heard
 */
export async function makeClip(clip: ClipName, language: Language): Promise<Sound> {
  const pace = clip.startsWith('letter-') ? LETTER_PACE : PACE
  const spoken = await synthesised(
    respelled[`${language}/${clip}`] ?? wordsOfClip(clip, language),
    languageFacts[language].voice,
    pace,
  )
  const heard = heardPart(spoken)
  if (!heard) throw new Error(`nothing is heard in ${language}/${clip}`)
  return levelled(resampled(cut(spoken, heard.from, heard.to), CLIP_RATE))
}

async function synthesised(text: string, voice: string, pace: number): Promise<Sound> {
  const run = await espeak({ arguments: ['-w', 'out.wav', '-v', voice, '-s', String(pace), text] })
  return soundOfWav(Buffer.from(run.FS.readFile('out.wav')))
}

/**
 * The sound of what the synthesiser writes: a header of 44 bytes that names the rate, then 16-bit samples of one
 * channel.
 */
function soundOfWav(wav: Buffer): Sound {
  const samples = Float32Array.from({ length: (wav.length - 44) >> 1 }, (_, i) => wav.readInt16LE(44 + i * 2) / 32_768)
  return { rate: wav.readUInt32LE(24), samples }
}
