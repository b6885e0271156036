import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TicketPageView } from '@poczekalnia/protocol'
import { type ElsewhereOf, type RecordedEvent, ticketPageViews } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'
import { wallTimeAfter } from './acts.ts'
import { aheadSentence } from './fragment.ts'
import { lookPace } from './look-pace.ts'
import { pageChange } from './page-change.ts'
import { rememberedWords } from './remembered-words.ts'
import { renderTicketActs, renderTicketFragment } from './render.ts'
import { ticketEstimates } from './ticket-estimates.ts'

/** Ranges of a room that changes are played anew this often, milliseconds. */
const EVERY_MS = 2_000
/** A line goes out at least this often, milliseconds: a page without news for 15 s says that it is old. */
const NEWS_EVERY_MS = 5_000
/** How old a range may be that is told with other news, milliseconds: the timer above has it renewed before. */
const OLDEST_MS = NEWS_EVERY_MS + EVERY_MS
/**
 * So long at a time the hub works for pages that nothing happened to, milliseconds; then whoever else asks has a turn.
 */
const SLICE_MS = 6
/** So long one look at the room serves all pages, milliseconds, if nothing happens meanwhile. */
const LOOK_MS = 1_000
/** What may wait for a phone that reads no more before it is given up, bytes. It comes again by itself. */
const LARGEST_UNREAD = 64 * 1024
/** That the page still shows what holds: the same bytes for everybody. */
const SAME = 'data: {"same":true}\n\n'

/**
 * Writes a part of a stream that has begun. A chunk of HTTP (RFC 9112, 7.1) is put together here and written at once:
 * by `response.write` it is four writes, kept back and gathered, which for a thousand pages costs more than the pages
 * do.
 */
function writeNews(response: ServerResponse, text: string): void {
  const { socket } = response
  if (response.writableLength > LARGEST_UNREAD) response.destroy()
  else if (!socket || !response.chunkedEncoding || !response.headersSent || response.writableNeedDrain)
    response.write(text)
  else socket.write(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`)
}

export type News = { seq: number; html: string; acts: string }

/** The pages of one ticket that listen, and what they were sent last: `null` when they may show something else. */
type Line = { to: Set<ServerResponse>; shown: TicketPageView | null; acts: string | null; facts: string }

/** All that the forms of what a visitor may do are made from, of one ticket. */
const actFacts = ({ may, asked, state, hour, number, now }: TicketPageView): string =>
  `${number} ${may.moreMinutes} ${may.leave} ${asked} ${state.status} ${hour} ${wallTimeAfter(now, 0)}`

/** Pages as they were worked out, and what they rest on. */
type Look = Pick<OfficeSession, 'state' | 'office'> & {
  version: number
  at: number
  page: ReturnType<typeof ticketPageViews>
}

export type TicketNews = {
  /** The page as it is now; `null` for a code that no ticket of today has. */
  view(code: string): TicketPageView | null
  /** What a page that fetches is answered. */
  fetched(code: string): News | null
  /** How many pages listen; of this ticket, where a code is given. */
  count(code?: string): number
  /** Sends a page its news from now on, until it closes. */
  listen(code: string, response: ServerResponse): void
  stop(): void
}

/**
 * Tells open pages what changes on them. Whom something happened to is told first and at once, after the displays; all
 * others are looked at together, in slices, and sent only what differs from what they have. Nothing goes out before it
 * is on disk.
 */
export function ticketNews(parts: { session: OfficeSession; demo: boolean; elsewhere?: ElsewhereOf }): TicketNews {
  const { session, demo, elsewhere } = parts
  const lines = new Map<string, Line>()
  const estimates = ticketEstimates(session)
  let count = 0
  let seq = session.version() * 1_000_000
  let look: Look | null = null
  let changed = true
  let beat = false
  let touched = new Set<string>()
  let looking = false
  let marked = false
  const pace = lookPace()
  let timer: NodeJS.Timeout | null = null

  /**
   * The pages of this moment, to be used before anything else happens: worked out anew when something has, or a second
   * is over.
   */
  const pagesNow = () => {
    const [now, version, { office, state }] = [session.now(), session.version(), session]
    const holds =
      look && look.version === version && look.state === state && look.office === office && now - look.at < LOOK_MS
    if (look && holds) return look.page
    seq = Math.max(seq + 1, version * 1_000_000)
    const context = { office, now, seq, demo }
    const page = ticketPageViews(context, state, (ticket) => estimates.of(ticket, OLDEST_MS), elsewhere)
    look = { version, state, office, at: now, page }
    return page
  }
  const renewEstimates = () => {
    estimates.renew()
    look = null
  }
  type Pages = ReturnType<typeof ticketPageViews>
  /** @param line what its pages have already: acts that come of the same facts are not made again */
  const newsOf = (shown: TicketPageView, code: string, line?: Line): News => {
    const t = rememberedWords(shown.language)
    const facts = actFacts(shown)
    const acts = line?.acts && line.facts === facts ? line.acts : renderTicketActs(shown, code, t)
    if (line) line.facts = facts
    return { seq: shown.seq, html: renderTicketFragment(shown, t), acts }
  }
  const worded = (news: (Omit<News, 'acts'> & { acts?: string }) | { seq: number; say: string }) =>
    `data: ${JSON.stringify(news)}\n\n`

  /** What is new for a line, `null` when nothing is. It counts as sent. */
  const newFor = (page: Pages, code: string, line: Line): string | null => {
    const shown = page(code)
    // Its day is over: whoever asks again is told so, and a page that has lost its line asks.
    if (!shown) for (const response of line.to) response.end()
    const change = shown ? pageChange(line.shown, shown) : 'nothing'
    if (!shown || change === 'nothing') return null
    line.shown = shown
    if (change !== 'all')
      return worded({ seq: shown.seq, say: aheadSentence(change.ahead, shown, rememberedWords(shown.language)) })
    const before = line.acts
    const { acts, ...rest } = newsOf(shown, code, line)
    line.acts = acts
    return worded(acts === before ? rest : { ...rest, acts })
  }
  /** Sends when all that it tells of is on disk. What can't be kept is worked out again. */
  const send = async (due: readonly { line: Line; text: string }[]): Promise<void> => {
    if (due.length === 0) return
    try {
      await session.durable()
    } catch {
      for (const { line } of due) line.shown = line.acts = null
      mark()
      return
    }
    for (const { line, text } of due) for (const response of line.to) writeNews(response, text)
  }

  const tellTouched = () => {
    const codes = touched
    touched = new Set()
    const page = pagesNow()
    const due = [...codes].flatMap((code) => {
      const line = lines.get(code)
      const text = line && newFor(page, code, line)
      return line && text ? [{ line, text }] : []
    })
    void send(due)
  }
  const lookAtAll = async (): Promise<void> => {
    marked = false
    const beats = beat
    beat = false
    const codes = [...lines.keys()]
    for (let at = 0; at < codes.length; ) {
      const until = performance.now() + SLICE_MS
      const page = pagesNow()
      const due: { line: Line; text: string }[] = []
      while (at < codes.length && performance.now() < until) {
        const code = codes[at++] as string
        const line = lines.get(code)
        const text = line && (newFor(page, code, line) ?? (beats && page(code) ? SAME : null))
        if (line && text) due.push({ line, text })
      }
      await send(due)
      await nextTurn()
    }
  }
  /** All pages are looked at as soon as may be. */
  const mark = (): void => {
    marked = true
    if (looking || timer !== null || lines.size === 0) return
    timer = setTimeout(async () => {
      timer = null
      looking = true
      const began = performance.now()
      await lookAtAll()
      pace.took(began, performance.now())
      looking = false
      if (marked) mark()
    }, pace.waitMs(performance.now()))
  }

  session.onRecorded((recorded: readonly RecordedEvent[]) => {
    changed = true
    if (count === 0) return
    const before = touched.size
    for (const { event } of recorded) {
      const ticket = 'ticket' in event ? session.state.tickets.get(event.ticket) : undefined
      if (!ticket) continue
      estimates.forget(ticket.id)
      if (lines.has(ticket.code)) touched.add(ticket.code)
    }
    // Displays listen to the session too, and are told first.
    if (before === 0 && touched.size > 0) setImmediate(tellTouched)
    mark()
  })
  const fast = setInterval(() => {
    if (!changed || lines.size === 0) return
    changed = false
    renewEstimates()
    mark()
  }, EVERY_MS)
  const slow = setInterval(() => {
    if (lines.size === 0) return
    renewEstimates()
    beat = true
    mark()
  }, NEWS_EVERY_MS)

  return {
    view: (code) => pagesNow()(code),
    fetched(code) {
      const shown = pagesNow()(code)
      const news = shown && newsOf(shown, code)
      const line = lines.get(code)
      // A page that has other news than its line sent it is sent them again, whatever becomes of it.
      if (line?.shown && (!shown || pageChange(line.shown, shown) !== 'nothing')) line.shown = null
      if (line && news?.acts !== line.acts) line.shown = line.acts = null
      return news
    },
    count: (code) => (code === undefined ? count : (lines.get(code)?.to.size ?? 0)),
    listen(code, response) {
      const line = lines.get(code) ?? { to: new Set(), shown: null, acts: null, facts: '' }
      lines.set(code, line)
      line.to.add(response)
      count++
      response.flushHeaders()
      response.on('close', () => {
        count--
        line.to.delete(response)
        if (line.to.size === 0 && lines.get(code) === line) lines.delete(code)
      })
      // Pages that it joins may be behind: they are sent the same.
      line.shown = null
      line.acts = null
      const text = newFor(pagesNow(), code, line)
      if (text) void send([{ line, text }])
    },
    stop() {
      clearInterval(fast)
      clearInterval(slow)
      if (timer) clearTimeout(timer)
      for (const { to } of lines.values()) for (const response of to) response.end()
    },
  }
}
