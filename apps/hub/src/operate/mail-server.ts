import type { Post } from '@poczekalnia/mail'
import { UsageProblem } from '@poczekalnia/server/usage-problem'
import { z } from 'zod'
import type { Sender } from '../features/letters/mailer.ts'

/** The office's mail server, from the environment: a password does not belong on a command line. */
export type MailSettings = { url: string; from: string }

const [urlVariable, fromVariable] = ['POCZEKALNIA_SMTP', 'POCZEKALNIA_MAIL_FROM']

/**
 * The operator's mail server, or `null` where none is set.
 * @throws UsageProblem when one of the two is missing or can't be used
 */
export function mailSettings(environment: NodeJS.ProcessEnv = process.env): MailSettings | null {
  const [url, from] = [environment[urlVariable] || undefined, environment[fromVariable] || undefined]
  if (url === undefined && from === undefined) return null
  if (!z.url({ protocol: /^smtps?$/ }).safeParse(url).success)
    throw new UsageProblem(`${urlVariable} takes an address such as smtp://user:password@mail.example:587`)
  if (!z.email().safeParse(from).success)
    throw new UsageProblem(`${fromVariable} takes an address such as kolejka@urzad.example`)
  return { url: url ?? '', from: from ?? '' }
}

/**
 * A way to the operator's mail server. Loaded only where it is used: a hub that mails nothing does not carry it in its
 * memory.
 * @param name the sender as people see it
 */
export async function postOf({ url, from }: MailSettings, name: string): Promise<Post> {
  const { openPost } = await import('@poczekalnia/mail')
  return openPost(url, { name, address: from })
}

/** What letters to visitors are sent by. Of a letter that the server may have, another try is the lesser evil. */
export const senderBy = (post: Post): Sender => ({
  async send({ id, ...mail }) {
    const { kind } = await post.send({ ...mail, html: null, calendar: null }, id)
    return { kind: kind === 'perhaps' ? 'later' : kind }
  },
})
