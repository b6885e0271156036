import { words } from '@poczekalnia/locales'
import type { Route } from '@poczekalnia/server/endpoint'
import type { Accounts } from './account.ts'
import { readOwnForm, sendOn } from './answer.ts'
import { addressForm, CodeForm, readForm } from './forms.ts'
import type { Limits } from './limits.ts'
import { accountCodePage, accountPage, askAddressPage } from './pages/account.ts'
import { type AnyRefusal, type Asking, type Handler, officeRouting, type RoutingParts } from './routing.ts'

/** The pages of whoever has several visits: address, code, list (WRO-6). */
export function accountPages(parts: RoutingParts & { accounts: Accounts; publicUrl: string; limits: Limits }): Route[] {
  const { accounts, clock, endpoint, publicUrl, limits } = parts
  const { show, told, route } = officeRouting(parts)
  const steady = () => performance.now()

  const showAsk = (asking: Asking, problem: string | null, email: string) => {
    const { language, at } = asking
    const body = askAddressPage({ language, at: `${at}/mine` }, { problem, email })
    const title = words(language)('booking:account.title')
    show(asking, body, title, { back: at, wrong: problem !== null, status: problem === null ? 200 : 400 })
  }

  const ask: Handler = async (asking) => {
    const { request, response, language, at } = asking
    const form = await readOwnForm(request, publicUrl)
    if (!form) return showAsk(asking, told({ code: 'origin' }, language), '')
    const read = readForm(addressForm(parts.anyLetters()), form)
    if (!('value' in read)) {
      const { email: fault } = read.problems
      return showAsk(asking, words(language)(`booking:problem.${fault ?? 'email'}`), form.email ?? '')
    }
    const { email } = read.value
    const isSlow =
      (await limits.code(endpoint.clientAddress(request), steady())) > 0 ||
      (await limits.letter(email.toLowerCase(), steady())) > 0
    if (isSlow) return showAsk(asking, told({ code: 'slow' }, language), email)
    sendOn(response, `${at}/mine/${await accounts.ask(email)}`)
  }

  const showCode = (asking: Asking, account: string, refusal: AnyRefusal | 'code' | null) => {
    const { language, at } = asking
    const t = words(language)
    const problem = refusal === null ? null : refusal === 'code' ? t('booking:problem.code') : told(refusal, language)
    const page = { language, at: `${at}/mine/${account}` }
    const more = { back: `${at}/mine`, wrong: problem !== null, status: problem === null ? 200 : 400 }
    show(asking, accountCodePage(page, `${at}/mine`, problem), t('booking:code.question'), more)
  }

  const open: Handler = async (asking, { account = '' }) => {
    const { request, response, language, at } = asking
    const form = await readOwnForm(request, publicUrl)
    if (!form) return showCode(asking, account, { code: 'origin' })
    if ((await limits.code(endpoint.clientAddress(request), steady())) > 0)
      return showCode(asking, account, { code: 'slow' })
    const read = readForm(CodeForm, form)
    if (!('value' in read)) return showCode({ ...asking, language }, account, 'code')
    const done = await accounts.openBy(account, read.value.code)
    if (!done.ok) return showCode(asking, account, done.refusal)
    sendOn(response, `${at}/mine/${account}/${done.value}`)
  }

  const list: Handler = async (asking, { account = '', pass = '' }) => {
    const { office, language, response, at } = asking
    const found = await accounts.visits(account, pass)
    if (!found) return sendOn(response, `${at}/mine`)
    const { email, until, bookings } = found
    const visits = bookings.map((booking) => ({ booking, at: `${at}/v/${accounts.pageOf(booking, until)}` }))
    const body = accountPage({ office, language, at }, { email, visits, now: clock.now() })
    show(asking, body, words(language)('booking:account.title'))
  }

  const account = '/mine/(?<account>[\\w-]{43})'
  return [
    route('GET', '/mine', (asking) => showAsk(asking, null, '')),
    route('POST', '/mine', ask),
    route('GET', account, (asking, found) => showCode(asking, found.account ?? '', null)),
    route('POST', account, open),
    route('GET', `${account}/(?<pass>\\d+\\.[\\w-]{43})`, list),
  ]
}
