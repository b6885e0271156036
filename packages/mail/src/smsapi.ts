import type { Fate } from './letter.ts'
import type { SmsGateway } from './sms.ts'

/** A person waits in front of a page, milliseconds. */
const PATIENCE_MS = 20_000
/** What such a service answers is some hundred bytes. */
const LARGEST = 64 * 1024

/** The same `idx` was sent before: an answer was lost, not the message. */
const SENT_BEFORE = 53
/** Faults of this one message, which no second try mends: its length, its number, its number's country. */
const refusals: ReadonlySet<number> = new Set([11, 12, 13, 17])

/**
 * A way to SMSAPI (smsapi.pl, smsapi.com): `POST /sms.do` with a bearer token. It answers 200 also to what it does not
 * take, with a number that says why. Each message has an `idx` of its own which it checks: so a message whose answer
 * was lost can be sent again and arrives once.
 * @param url `https://api.smsapi.pl`
 * @param from name of the sender as the service knows it; `null`: the account's own
 */
export function openSmsApi({ url, token, from }: { url: string; token: string; from: string | null }): SmsGateway {
  const address = new URL('sms.do', url.endsWith('/') ? url : `${url}/`)
  return {
    async send({ to, text }, id) {
      const form = new URLSearchParams({
        ...{ to: to.replace(/^\+/, ''), message: text, format: 'json', encoding: 'utf-8' },
        ...{ idx: id, check_idx: '1', ...(from !== null && { from }) },
      })
      try {
        const response = await fetch(address, {
          ...{ method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form },
          // The token goes nowhere else.
          ...{ redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) },
        })
        return fateIn(response.status, (await response.text()).slice(0, LARGEST))
      } catch (error) {
        return { kind: 'later', code: null, said: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

function fateIn(status: number, text: string): Fate {
  const answer = parsed(text)
  if (answer === null) return { kind: 'later', code: status, said: `answered ${status}` }
  const { error, message, list } = answer
  const number = Number(error ?? 0)
  if (number === SENT_BEFORE) return { kind: 'sent' }
  const said = `${number} ${typeof message === 'string' ? message : ''}`.trim()
  if (refusals.has(number)) return { kind: 'refused', code: number, said }
  if (status === 200 && number === 0 && Array.isArray(list) && list.length > 0) return { kind: 'sent' }
  // No money on the account, a wrong token, too much at once: the office's or the service's to mend.
  return { kind: 'later', code: number || status, said }
}

function parsed(text: string): { error?: unknown; message?: unknown; list?: unknown } | null {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null ? answer : null
  } catch {
    return null
  }
}
