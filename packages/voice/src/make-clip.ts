import { type CalledLanguage, type SpokenLanguage as Language, languageFacts } from '@poczekalnia/protocol'
import espeak from 'espeak-ng'
import type { ClipName } from './clip-names.ts'
import { CLIP_RATE, decodeOggOpus, encodeOggOpus } from './ogg-opus.ts'
import { resampled } from './resample.ts'
import { cut, heardPart, levelled, peak, type Sound } from './sound.ts'
import { wordsOfClip } from './words.ts'

/**
 * Words a minute: slower than a news reader, for people who listen in a foreign language. Each language's voice takes
 * another time for the same word count; these make the same call last as long in each (a test measures it).
 */
const paces: Readonly<Record<CalledLanguage, number>> = { pl: 166, en: 140, uk: 180, ru: 94 }
/** The pace of a language that nobody has measured; its clips are an office's own. */
const USUAL_PACE = 140
/** A letter that stands alone is spoken slower: a lone „u” would be over before anybody listens. */
const LETTER_SHARE = 0.6

/** Where the synthesiser swallows a word that stands alone: what it is given instead. */
const respelled: Readonly<Record<string, string>> = { 'ru/letter-i': 'ии.' }

/**
 * Makes one clip by synthesis: its words spoken, the silence at its ends cut off, as loud as all the others.
 * @throws Error when nothing was to be heard
 */
export async function makeClip(clip: ClipName, language: Language): Promise<Sound> {
  const usual = (paces as Partial<Record<Language, number>>)[language] ?? USUAL_PACE
  const pace = Math.round(usual * (clip.startsWith('letter-') ? LETTER_SHARE : 1))
  const spoken = await synthesised(
    respelled[`${language}/${clip}`] ?? wordsOfClip(clip, language),
    languageFacts[language].voice,
    pace,
  )
  const heard = heardPart(spoken)
  if (!heard) throw new Error(`nothing is heard in ${language}/${clip}`)
  return levelled(resampled(cut(spoken, heard.from, heard.to), CLIP_RATE))
}

/** How high a clip's peaks may come out of the encoder, which adds to them. */
const HIGHEST_DECODED = 0.95

/** A clip as the file that ships: softer than it was made where its peaks would be cut off when it is played. */
export function clipFile(sound: Sound): Buffer {
  const file = encodeOggOpus(sound)
  const over = peak(decodeOggOpus(file)) / HIGHEST_DECODED
  if (over <= 1) return file
  return clipFile({ rate: sound.rate, samples: sound.samples.map((sample) => sample / (over + 0.01)) })
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
