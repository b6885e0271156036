import { words } from '@poczekalnia/locales'
import type { Mailbox, Received } from '@poczekalnia/mail/mailbox'
import type { Route } from '@poczekalnia/server/endpoint'
import { html } from '@poczekalnia/server/html'
import { respondJson } from '@poczekalnia/server/respond'
import { sendPage } from '../answer.ts'
import { layout } from '../pages/layout.ts'

/**
 * The mailbox of a demonstration: `/mail` shows the letters that were sent, `/mail.json` the same for scripts.
 * Everybody
 * who reaches the demonstration may read them: nobody real has written.
 */
export function mailboxRoutes(mailbox: Mailbox, base: string): Route[] {
  return [
    {
      matches: (method, path) => method === 'GET' && path === '/mail.json',
      answer: (_request, response) => respondJson(response, 200, mailbox.letters.map(forScripts)),
    },
    {
      matches: (method, path) => method === 'GET' && path === '/mail',
      answer(_request, response) {
        const t = words('pl')
        const page = {
          language: 'pl',
          title: t('booking:mailbox.title'),
          office: null,
          base,
          demo: true,
          back: null,
        } as const
        const letters = [...mailbox.letters].reverse()
        const body = html`<h1>${t('booking:mailbox.title')}</h1><p>${t('booking:mailbox.text')}</p>${
          letters.length === 0 && html`<p class="box">${t('booking:mailbox.empty')}</p>`
        }${letters.map(
          (letter) =>
            html`<article class="box" lang="${letter.language ?? 'pl'}"><h2>${letter.subject}</h2><p class="quiet">
${letter.to}</p><p class="letter">${letter.text.trim()}</p>${letter.attachments.map(
              ({ name }) => html`<p
class="quiet">${name}</p>`,
            )}</article>`,
        )}`
        sendPage(response, layout(page, body))
      },
    },
  ]
}

const forScripts = ({ to, subject, text, language, attachments }: Received) => ({
  ...{ to, subject, text, language },
  attachments: attachments.map(({ name, type, content }) => ({ name, type, content })),
})
