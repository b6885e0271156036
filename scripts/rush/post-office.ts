import { words } from '@poczekalnia/locales'
import { openMailbox } from '@poczekalnia/mail/mailbox'

/**
 * The mail server of a rush, a process of its own: reading thousands of letters must not make the people late who are
 * played beside it. Tells its port first, then of each letter whose it is, its code and whether it offers a place.
 */
export type Letter = { to: string; code: string | null; isOffer: boolean }

const isOffer = words('pl')('booking:draw.mail.offerText')

const mailbox = await openMailbox()
mailbox.onLetter(({ to, subject, text }) => {
  const letter: Letter = {
    ...{ to, code: /\d{6}/.exec(subject)?.[0] ?? null },
    isOffer: text.replace(/\s+/g, ' ').includes(isOffer),
  }
  process.send?.(letter)
})
process.send?.({ port: mailbox.port })
process.once('disconnect', () => process.exit(0))
