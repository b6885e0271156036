import { words } from '@poczekalnia/locales'
import { doWork } from '../work/work.ts'
import type { Answer, RunningSite } from './running-site.ts'

const room = '/olsztyn/pl/room'

/** A person with a browser of their own, from an address. @param all servers of a site, asked in turn */
export function visitor(all: RunningSite | readonly RunningSite[], address: string) {
  const sites = [all].flat() as readonly RunningSite[]
  const [first] = sites as readonly [RunningSite]
  let cookie = ''
  let turn = 0
  const next = () => sites[turn++ % sites.length] ?? first
  const headers = () => ({ 'x-forwarded-for': address, ...(cookie && { cookie }) })
  const keep = (answer: Answer) => {
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return answer
  }
  const get = async (path: string) => keep(await next().get(path, headers()))
  const post = async (path: string, form: Record<string, string>) =>
    keep(await next().post(path, form, { ...headers(), origin: first.url }))
  return {
    get,
    post,
    room: async () => (await get(room)).text,
    async join(): Promise<Answer> {
      const { text } = await get(room)
      const [, challenge = '', parts = ''] = /data-work="([^"]+)" data-parts="(\d+)"/.exec(text) ?? []
      const asked = { challenge, parts: Number(parts), below: Number(challenge.split('.')[1]) }
      return post(room, { act: 'join', work: doWork(asked) })
    },
    hasMark: () => cookie !== '',
    forget: () => {
      cookie = ''
    },
  }
}

export type Visitor = ReturnType<typeof visitor>

/** Whether a page of the room says that it is their turn. */
export const isTurn = (page: string): boolean =>
  page.includes(`<h1>${words('pl')('booking:room.turn')}`) && !page.includes(`<h1>${words('pl')('booking:room.over')}`)

/** The place in line that a page tells. */
export const placeIn = (page: string): number => Number(/<strong>(\d+)<\/strong>/.exec(page)?.[1] ?? 0)

/** Olsztyn's profile with a room of half an hour before each opening: on Fridays at 8:00 for Monday to Friday. */
export const withRoom =
  (more = '') =>
  (yaml: string): string =>
    yaml.replace('  matters: # the lengths are ours', `  room: { minutesBefore: 30${more} }\n  matters:`)
