import type { IncomingMessage, ServerResponse } from 'node:http'
import { words } from '@poczekalnia/locales'
import { type Language, type PrinterState, printerStates, staffLanguages } from '@poczekalnia/protocol'
import { isOwnOrigin, type Route } from '@poczekalnia/server/endpoint'
import { html, raw } from '@poczekalnia/server/html'
import { languageFor } from '@poczekalnia/server/negotiate'
import { readBody, respond, TooLarge } from '@poczekalnia/server/respond'
import { z } from 'zod'

/** A paper that the virtual printer has put out. */
export type ShownPaper = { png: Uint8Array; at: number }

/** The demonstration's printer, as its page shows it and lets anybody try what may be wrong with it. */
export type ShownPrinter = {
  papers(): readonly ShownPaper[]
  setState(state: PrinterState): Promise<void>
}

const Asked = z.strictObject({ state: z.enum(printerStates) })

/** Bytes of a form with one word at most. */
const LARGEST_FORM = 200

/**
 * `/printer` of a demonstration: what its virtual printer has printed, newest first, and buttons that make it run out
 * of paper, open its cover and so on (`POST /printer`, a form with `state`).
 *
 * @param parts.url address that others reach the hub by: no page of another may press the buttons
 */
export function papersRoute(printer: ShownPrinter, { base, url }: { base: string; url: () => string }): Route {
  let state: PrinterState = 'ready'
  return {
    matches: (method, path) =>
      (method === 'GET' && (path === '/printer' || path.startsWith('/printer/'))) ||
      (method === 'POST' && path === '/printer'),
    async answer(request, response, notFound) {
      if (request.method === 'POST') {
        const asked = isOwnOrigin(request, url()) ? await askedState(request) : null
        if (asked === null) return respond(response, 400, 'text/plain; charset=utf-8', `${hint}\n`)
        await printer.setState(asked)
        state = asked
        return seeOther(response, `${base}/printer`)
      }
      const path = (request.url ?? '').split('?')[0] ?? ''
      const shown = printer.papers()
      if (path === '/printer') {
        const language = languageFor(request.headers['accept-language'], staffLanguages)
        return respond(response, 200, 'text/html; charset=utf-8', page(language, base, shown, state), {
          'content-security-policy': policy,
        })
      }
      const at = Number(path.slice('/printer/'.length).replace(/\.png$/, ''))
      const paper = shown.find((p) => p.at === at)
      if (paper) respond(response, 200, 'image/png', paper.png)
      else notFound()
    },
  }
}

const policy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'unsafe-inline'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const hint = `This takes a form of this page with state=${printerStates.join('|')}.`

async function askedState(request: IncomingMessage): Promise<PrinterState | null> {
  try {
    const form = new URLSearchParams(new TextDecoder().decode(await readBody(request, LARGEST_FORM)))
    return Asked.safeParse(Object.fromEntries(form)).data?.state ?? null
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}

function seeOther(response: ServerResponse, address: string): void {
  respond(response, 303, 'text/plain; charset=utf-8', '', { location: address })
}

function page(language: Language, base: string, papers: readonly ShownPaper[], state: PrinterState): string {
  const t = words(language)
  const list = [...papers]
    .reverse()
    .map((p) => html`<li><img src="${base}/printer/${p.at}.png" alt="${t('demo:paper')}"></li>`)
  const choices = printerStates.map((one) => {
    const isNow = one === state
    const title = t(`printer:state.${one}.title`)
    return html`<button name="state" value="${one}" aria-pressed="${String(isNow)}">${title}</button>`
  })
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<link rel="icon" href="data:,">
<title>${t('demo:printer')}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${t('demo:printer')}</h1>
<form method="post" action="${base}/printer">
<h2>${t('demo:try')}</h2><p>${t('demo:tryDo')}</p><p class="states">${choices}</p></form>
${papers.length === 0 && html`<p>${t('demo:noPaper')}</p>`}
<ul>${list}</ul>
</main>
</body>
</html>`.markup
}

const style = `
body { margin: 0; background: #4A5670; color: #fff; font: 500 18px "Noto Sans", system-ui, sans-serif }
main { padding: 24px }
h1 { font-size: 24px; font-weight: 800; margin: 0 0 24px }
h2 { font-size: 18px; font-weight: 800; margin: 0 }
form p { margin: 8px 0 0; max-width: 60em }
form { margin: 0 0 32px }
.states { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; max-width: none }
button { font: inherit; min-height: 48px; padding: 8px 16px; border: 3px solid #fff; border-radius: 16px;
  background: none; color: #fff; cursor: pointer }
button[aria-pressed="true"] { background: #fff; color: #10213D; font-weight: 800 }
button:focus-visible { outline: 3px solid #fff; outline-offset: 3px }
ul { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 32px; list-style: none; margin: 0; padding: 0 }
img { display: block; width: 360px; background: #fff; padding: 16px 12px }
`
