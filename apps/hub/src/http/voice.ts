import { createReadStream, type Dirent, readdirSync, statSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { type Language, languages } from '@poczekalnia/protocol'
import { respond, respondJson, safe } from './respond.ts'
import type { Route } from './server.ts'

/** Where the clips of the program itself lie. */
const shipped = join(import.meta.dirname, '../../../../packages/voice/clips')

const types: Readonly<Record<string, string>> = {
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.flac': 'audio/flac',
}

/** Each language's clips: a clip's name and its file. */
type Clips = Partial<Record<Language, Map<string, string>>>

/**
 * Serves the clips that the displays speak with: `/voice/index.json` lists them, by language and name. A language that has a folder
 * in `voice/` beside the office's profile is spoken by the clips in it alone, so that no sentence changes its voice half-way; the
 * others by those of the program. The folders are looked at anew each time: a clip that is put right needs no restart.
 */
export function voiceRoutes(officeFile: string | undefined): Route[] {
  const own = officeFile === undefined ? null : join(dirname(officeFile), 'voice')
  return [
    {
      matches: (method, path) => method === 'GET' && path === '/voice/index.json',
      answer: (_request, response) => respondJson(response, 200, { clips: indexOf(clipsIn(own, shipped)) }),
    },
    {
      matches: (method, path) => method === 'GET' && path.startsWith('/voice/'),
      answer(request, response, notFound) {
        const [, , language, name] = (request.url ?? '').split('?')[0]?.split('/') ?? []
        const file = clipsIn(own, shipped)[language as Language]?.get(name?.replace(/\.[a-z\d]+$/, '') ?? '')
        if (!file) {
          notFound()
          return
        }
        const headers = {
          ...safe,
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-length': statSync(file).size,
          // The index names each file with its time: a changed clip has another address.
          'cache-control': 'public, max-age=31536000, immutable',
        }
        if (request.method === 'HEAD') {
          response.writeHead(200, headers).end()
          return
        }
        const stream = createReadStream(file)
        stream.once('open', () => response.writeHead(200, headers))
        stream.once('error', () =>
          response.headersSent ? response.destroy() : respond(response, 404, 'text/plain; charset=utf-8', 'Gone.\n'),
        )
        stream.pipe(response)
      },
    },
  ]
}

function clipsIn(own: string | null, shipped: string): Clips {
  return Object.fromEntries(
    languages.map((language) => {
      const recorded = own === null ? null : filesIn(join(own, language))
      return [language, recorded ?? filesIn(join(shipped, language)) ?? new Map()]
    }),
  )
}

/** Sound files of a folder by name without ending; `null` where there is no folder. */
function filesIn(folder: string): Map<string, string> | null {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return null
  }
  return new Map(
    entries.flatMap((entry) => {
      const ending = extname(entry.name)
      return entry.isFile() && ending in types
        ? [[entry.name.slice(0, -ending.length), join(folder, entry.name)] as const]
        : []
    }),
  )
}

/** Paths from `/voice/` on, with the time of the file's last change. */
function indexOf(clips: Clips): Partial<Record<Language, Record<string, string>>> {
  return Object.fromEntries(
    Object.entries(clips).map(([language, files]) => [
      language,
      Object.fromEntries(
        [...files].map(([name, file]) => [
          name,
          `${language}/${name}${extname(file)}?${Math.floor(statSync(file).mtimeMs)}`,
        ]),
      ),
    ]),
  )
}
