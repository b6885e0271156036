import { dirname, join } from 'node:path'
import { type Language, languages } from '@poczekalnia/protocol'
import type { Route } from '@poczekalnia/server/endpoint'
import { respond, respondJson } from '@poczekalnia/server/respond'
import type { Feature } from '../../office/feature.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import { type SentenceStore, sentenceStore } from './sentences.ts'
import { type Pace, paces, synthesiserBy } from './synthesiser.ts'

/** The longest sentence that is made; a screen's paragraphs come in sentences. */
const LONGEST_TEXT = 400

/** A machine's own program shows the page under an address of its own; what proves it is its token, not its origin. */
const forMachines = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' }

type Devices = Pick<DeviceRegistry, 'find'>

/** What the ticket machines say (ACC-1): their sentences as clips, and the languages that have any. */
export function speechFeature(parts: {
  dir: string
  officeFile: string | undefined
  devices: Devices
  log: { warn(facts: object, text: string): void }
}): Feature {
  const command = process.env.POCZEKALNIA_SPEECH?.trim()
  const store = sentenceStore({
    recorded: parts.officeFile === undefined ? null : join(dirname(parts.officeFile), 'voice'),
    kept: join(parts.dir, 'speech'),
    make: command ? synthesiserBy(command) : null,
    onSilent: (language, reason) => parts.log.warn({ language, reason }, 'the speech program has no voice for this'),
  })
  // Tried at the start, so that a machine is told at once which languages it can speak.
  if (command) for (const language of languages) void store.speaks(language)
  return { routes: speechRoutes(store, parts.devices, parts.log) }
}

/** `/speech/index.json`, and `/speech/pl?pace=fast&text=…` for whoever is paired as a ticket machine. */
export function speechRoutes(
  store: SentenceStore,
  devices: Devices,
  log: { warn(facts: object, text: string): void },
): Route[] {
  return [
    {
      matches: (method, path) => method === 'OPTIONS' && path.startsWith('/speech/'),
      answer(_request, response) {
        response.writeHead(204, { ...forMachines, 'access-control-max-age': '86400' }).end()
      },
    },
    {
      matches: (method, path) => method === 'GET' && path === '/speech/index.json',
      async answer(_request, response) {
        const can = await Promise.all(languages.map(store.speaks))
        const body = JSON.stringify({ languages: languages.filter((_language, i) => can[i]) })
        respond(response, 200, 'application/json; charset=utf-8', body, forMachines)
      },
    },
    {
      matches: (method, path) => method === 'GET' && path.startsWith('/speech/'),
      async answer(request, response, notFound) {
        const asked = sentenceAsked(request.url ?? '')
        if (!asked) {
          notFound()
          return
        }
        const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
        const device = token === undefined ? null : await devices.find(token)
        if (device?.kind !== 'kiosk') {
          respondJson(response, 401, { error: 'only a paired ticket machine may ask for sentences' })
          return
        }
        try {
          const clip = await store.clip(asked.text, asked.language, asked.pace)
          if (clip)
            respond(response, 200, clip.type, clip.bytes, { ...forMachines, 'cache-control': 'private, max-age=86400' })
          else notFound()
        } catch (error) {
          // Never the sentence itself: it may hold what a visitor typed.
          const reason = error instanceof Error ? error.message : String(error)
          log.warn({ language: asked.language, reason }, 'a sentence could not be made')
          respondJson(response, 503, { error: 'this sentence could not be made' })
        }
      },
    },
  ]
}

function sentenceAsked(address: string): { text: string; language: Language; pace: Pace } | null {
  const url = URL.parse(address, 'http://hub')
  const [, named] = /^\/speech\/([a-z]{2})$/.exec(url?.pathname ?? '') ?? []
  const language = languages.find((one) => one === named)
  const text = url?.searchParams.get('text')?.trim() ?? ''
  const pace = url?.searchParams.get('pace') ?? 'usual'
  const isText = text.length > 0 && text.length <= LONGEST_TEXT && !/\p{Cc}/u.test(text)
  return language && isText && Object.hasOwn(paces, pace) ? { text, language, pace: pace as Pace } : null
}
