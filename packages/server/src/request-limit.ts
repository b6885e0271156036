import type { ServerResponse } from 'node:http'
import { allowance } from './allowance.ts'
import { respond } from './respond.ts'

/**
 * Requests that one address may send an office: 200 a second, and 10,000 saved up. Far above a waiting room whose
 * phones all come through one router, or a proxy that was not named, and above its displays when the power is back:
 * each fetches all clips of its voice, more than 700.
 */
const BOUNDS = { atOnce: 10_000, earnedAfterMs: 5 }

/**
 * Keeps one address from taking an office's time for itself.
 * @returns whether this request was too many, and has been answered so (429); `counter` is the address, `now` in ms of
 * a steady clock
 */
export function requestLimit(): (response: ServerResponse, counter: string, now: number) => boolean {
  const limit = allowance(BOUNDS)
  return (response, counter, now) => {
    const seconds = limit(counter, now)
    if (seconds === 0) return false
    const headers = { 'retry-after': String(seconds) }
    respond(response, 429, 'text/plain; charset=utf-8', 'Too many requests at once.\n', headers)
    return true
  }
}
