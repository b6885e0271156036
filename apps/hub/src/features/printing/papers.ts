import { words } from '@poczekalnia/locales'
import { languages } from '@poczekalnia/protocol'
import type { Route } from '@poczekalnia/server/endpoint'
import { html, raw } from '@poczekalnia/server/html'
import { respond } from '@poczekalnia/server/respond'

/** A paper that the virtual printer has put out. */
export type ShownPaper = { png: Uint8Array; at: number }

/** `/printer`: what the demonstration's virtual printer has printed, newest first. */
export function papersRoute(papers: () => readonly ShownPaper[]): Route {
  return {
    matches: (method, path) => method === 'GET' && (path === '/printer' || path.startsWith('/printer/')),
    answer(request, response, notFound) {
      const path = (request.url ?? '').split('?')[0] ?? ''
      const shown = papers()
      if (path === '/printer') {
        const wanted = request.headers['accept-language'] ?? ''
        const language = languages.find((l) => wanted.startsWith(l)) ?? 'pl'
        respond(response, 200, 'text/html; charset=utf-8', page(language, shown), {
          'content-security-policy':
            "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'",
        })
        return
      }
      const at = Number(path.slice('/printer/'.length).replace(/\.png$/, ''))
      const paper = shown.find((p) => p.at === at)
      if (paper) respond(response, 200, 'image/png', paper.png)
      else notFound()
    },
  }
}

function page(language: (typeof languages)[number], papers: readonly ShownPaper[]): string {
  const t = words(language)
  const list = [...papers].reverse().map((p) => html`<li><img src="printer/${p.at}.png" alt="${t('demo:paper')}"></li>`)
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
ul { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 32px; list-style: none; margin: 0; padding: 0 }
img { display: block; width: 360px; background: #fff; padding: 16px 12px }
`
