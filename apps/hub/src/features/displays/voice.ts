import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { type Language, languages } from '@poczekalnia/protocol'
import type { Route } from '@poczekalnia/server/endpoint'
import { respondJson, safe } from '@poczekalnia/server/respond'
import { sendFile } from '../../transport/http/send-file.ts'

/** Where the clips of the program itself lie. */
const shipped = join(import.meta.dirname, '../../../../../packages/voice/clips')

const types: Readonly<Record<string, string>> = {
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.flac': 'audio/flac',
}

/**
 * Serves the clips that the displays speak with: `/voice/index.json` lists them, by language and name. A language that
 * has a folder in `voice/` beside the office's profile is spoken by the clips in it alone, so that no sentence changes
 * its voice half-way; the others by those of the program. The folders are looked at anew each time: a clip that is put
 * right needs no restart.
 */
export function voiceRoutes(officeFile: string | undefined): Route[] {
  const own = officeFile === undefined ? null : join(dirname(officeFile), 'voice')
  const folderOf = (language: Language) => {
    const recorded = own && join(own, language)
    return recorded && existsSync(recorded) ? recorded : join(shipped, language)
  }
  return [
    {
      matches: (method, path) => method === 'GET' && path === '/voice/index.json',
      async answer(_request, response) {
        const clips = languages.map(
          async (language) => [language, await clipsIn(folderOf(language), language)] as const,
        )
        respondJson(response, 200, { clips: Object.fromEntries(await Promise.all(clips)) })
      },
    },
    {
      matches: (method, path) => method === 'GET' && path.startsWith('/voice/'),
      async answer(request, response, notFound) {
        const asked = clipAsked((request.url ?? '').split('?')[0] ?? '')
        const path = asked && join(folderOf(asked.language), asked.file)
        if (!asked || !path) {
          notFound()
          return
        }
        const headers = {
          ...safe,
          'content-type': asked.type,
          // The index names each file with its time: a changed clip has another address.
          'cache-control': 'public, max-age=31536000, immutable',
        }
        await sendFile(request, response, path, headers, notFound)
      },
    },
  ]
}

/** `/voice/pl/n-45.ogg`, and nothing that leads out of the folder. */
function clipAsked(path: string): { language: Language; file: string; type: string } | null {
  const [, asked, file = ''] = /^\/voice\/([a-z]{2})\/([a-z\d-]+\.[a-z\d]+)$/.exec(path) ?? []
  const language = languages.find((one) => one === asked)
  const type = types[extname(file)]
  return language && type ? { language, file, type } : null
}

/** A folder's clips: paths from `/voice/` on by name, with the time of each file's last change. */
async function clipsIn(folder: string, language: Language): Promise<Record<string, string>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => extname(name) in types)
  const entries = names.map(async (name) => {
    const { mtimeMs } = await stat(join(folder, name))
    return [name.slice(0, -extname(name).length), `${language}/${name}?${Math.floor(mtimeMs)}`] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
