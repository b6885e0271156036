import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Address = z.url({ protocol: /^https?$/ })

/**
 * Where the hub of a data folder answers: `url` for devices and phones, `local` for commands on the same machine (the
 * same unless told); and the profile of the office that it serves.
 */
export const HubInfo = z.object({ url: Address, local: Address.optional(), office: z.string().optional() })
export type HubInfo = z.infer<typeof HubInfo>

/** A file that a hub left says nothing useful. `message` is one line for the operator. */
export class BadHubFile extends Error {
  override readonly name = 'BadHubFile'
}

const [infoFile, tokenFile] = ['hub.json', 'operator.token']

/**
 * What a hub leaves in its data folder when it starts, so that the operator's commands on the same machine find it and
 * may speak to it. For the folder's owner only.
 */
export function writeHubFiles(dataDir: string, info: HubInfo, operatorToken: string): void {
  writeWhole(join(dataDir, tokenFile), `${operatorToken}\n`)
  writeWhole(join(dataDir, infoFile), `${JSON.stringify(info)}\n`)
}

/** `null` when no hub has run on this folder. @throws BadHubFile */
export function readHubInfo(dataDir: string): HubInfo | null {
  const file = join(dataDir, infoFile)
  const text = readIfThere(file)
  if (text === null) return null
  try {
    return HubInfo.parse(JSON.parse(text))
  } catch (cause) {
    throw new BadHubFile(`${file}: this does not say where the hub answers; start the hub once to write it anew`, {
      cause,
    })
  }
}

/** The token that the folder's hub takes from an operator; `null` when no hub has run on this folder. */
export function readOperatorToken(dataDir: string): string | null {
  return readIfThere(join(dataDir, tokenFile))?.trim() || null
}

/** Nobody ever reads half of it, and it is never readable to others, not even for a moment. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text, { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
