import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Language, languageFacts } from '@poczekalnia/protocol'

/** Words a minute, from slow to fast; the first is what a visitor hears who has not asked for another. */
export const paces = { usual: 150, fast: 200, fastest: 260, slow: 115 } as const
export type Pace = keyof typeof paces

/** Makes a sentence heard, as a WAV file. @throws Error when the program makes none */
export type Synthesiser = (text: string, language: Language, pace: Pace) => Promise<Buffer>

/** A sentence takes 0.3 s; what takes longer than this is stuck. */
const LONGEST_MS = 20_000

/** What `espeak-ng` is given; other programs have their own words in `POCZEKALNIA_SPEECH`. */
const espeak = ['-v', '{voice}', '-s', '{pace}', '-w', '{out}', '--stdin']

/**
 * The program that makes sentences, from `POCZEKALNIA_SPEECH`: a command in words, with `{voice}`, `{language}`,
 * `{pace}` (words a minute) and `{out}` (the WAV file) where it takes them. The sentence comes to its standard input,
 * as UTF-8. Without `{out}` the WAV is what it writes to its standard output. `espeak-ng` alone is enough for that one.
 */
export function synthesiserBy(command: string): Synthesiser {
  const [program = '', ...given] = command.trim().split(/\s+/)
  const words = given.length === 0 && basename(program).startsWith('espeak') ? espeak : given
  return async (text, language, pace) => {
    const out = join(tmpdir(), `poczekalnia-${randomUUID()}.wav`)
    const values: Record<string, string> = {
      '{voice}': languageFacts[language].voice ?? language,
      '{language}': language,
      '{pace}': String(paces[pace]),
      '{out}': out,
    }
    const args = words.map((word) => word.replaceAll(/\{(voice|language|pace|out)\}/g, (name) => values[name] ?? name))
    try {
      const { stdout, stderr } = await ran(program, args, text)
      // A language whose dictionary is missing is said to be there, and spoken as noise: only this line tells.
      if (/dict/i.test(stderr)) throw new Error(stderr.trim().slice(0, 200))
      const wav = words.some((word) => word.includes('{out}')) ? await readFile(out) : stdout
      if (wav.subarray(0, 4).toString('latin1') !== 'RIFF') throw new Error('the program wrote no WAV')
      return wav
    } finally {
      await rm(out, { force: true })
    }
  }
}

function ran(program: string, args: string[], text: string): Promise<{ stdout: Buffer; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { encoding: 'buffer', timeout: LONGEST_MS, maxBuffer: 20_000_000 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${program}: ${error.message.split('\n')[0]}`))
        else resolve({ stdout, stderr: stderr.toString('utf8') })
      },
    )
    // A program that ends before it has read all is told by its exit.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(text)
  })
}
