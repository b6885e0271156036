import type { Office } from '@poczekalnia/queue-core'

/**
 * Providers at which a mailbox stands for a person, more or less: each costs somebody a telephone number or time. A
 * domain of one's own has as many mailboxes as one likes.
 */
const providers = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com',
    'aol.com gmx.com gmx.de gmx.net web.de proton.me protonmail.com pm.me zoho.com fastmail.com tutanota.com tuta.com',
    'wp.pl o2.pl tlen.pl interia.pl interia.eu poczta.fm onet.pl onet.eu op.pl vp.pl poczta.onet.pl poczta.onet.eu',
    'go2.pl gazeta.pl autograf.pl buziaczek.pl neostrada.pl orange.pl',
    'ukr.net i.ua meta.ua bigmir.net email.ua online.ua',
    'mail.ru list.ru bk.ru inbox.ru yandex.ru ya.ru yandex.com yandex.by yandex.kz rambler.ru tut.by',
    'seznam.cz centrum.cz abv.bg inbox.lv mail.ee libero.it orange.fr free.fr laposte.net',
    'rediffmail.com qq.com 163.com 126.com naver.com daum.net hanmail.net yahoo.co.in outlook.pl yahoo.pl',
  ].flatMap((line) => line.split(' ')),
)

/** Providers at which dots before the @ make no other mailbox. */
const withoutDots = new Set(['gmail.com', 'googlemail.com'])

/**
 * A mailbox as it is told from others: `Anna.K+visa@GoogleMail.com` is `annak@gmail.com`.
 * @param email an address that the form has let through
 */
export function mailboxOf(email: string): { mailbox: string; domain: string } {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  const name = (email.slice(0, at).toLowerCase().split('+')[0] ?? '').trim()
  const known = withoutDots.has(domain)
  return { mailbox: `${known ? name.replaceAll('.', '') : name}@${known ? 'gmail.com' : domain}`, domain }
}

/** Whether a mailbox of a domain stands for a person: at a large provider, or at a domain that the office names. */
export function standsForPerson({ profile: { booking } }: Office, domain: string): boolean {
  return (
    providers.has(domain) || [booking?.mailDomains, booking?.room?.mailDomains].some((own) => own?.includes(domain))
  )
}
