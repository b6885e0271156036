import type { Fate } from './letter.ts'

/** A short message to one phone. `to`: the number as E.164 has it, `+48600700800`. */
export type Sms = { to: string; text: string }

/** Hands short messages to somebody who delivers them. Nothing of it is of one company. */
export type SmsGateway = {
  /**
   * Tries once. Never throws: what went wrong is the message's fate.
   * @param id letters and digits; kept when it is tried again, so that nobody pays or reads it twice
   */
  send(sms: Sms, id: string): Promise<Fate>
}

/** The signs of GSM 03.38's basic table; those of the second one take the room of two. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extended = new Set('^{}\\[~]|€')

/** How many messages a text is sent and paid as: 160 signs of the GSM alphabet, or 70 of any other; less in parts. */
export function segmentsOf(text: string): { alphabet: 'gsm-7' | 'ucs-2'; segments: number } {
  const signs = [...text]
  const isGsm = signs.every((sign) => basic.has(sign) || extended.has(sign))
  const length = isGsm ? signs.reduce((sum, sign) => sum + (extended.has(sign) ? 2 : 1), 0) : text.length
  const [whole, part] = isGsm ? [160, 153] : [70, 67]
  return { alphabet: isGsm ? 'gsm-7' : 'ucs-2', segments: length <= whole ? 1 : Math.ceil(length / part) }
}
