import { domainToASCII } from 'node:url'
import { lengthOf, misleadingSign, showsSomething } from '@poczekalnia/protocol'
import { z } from 'zod'

/** What can be wrong with what somebody typed. Worded in `locales/<language>/visitors/booking.json`, `problem`. */
export type FormFault =
  | 'name-empty'
  | 'name-long'
  | 'name-sign'
  | 'email'
  | 'email-letters'
  | 'phone'
  | 'phone-country'
  | 'declare'
  | 'code'
  | 'hour'
  | 'party'
  | 'document'
  | 'days'
  | 'case'

/** Letters of any script, as in the passport; 1 to 100 of them (BOK-18). Only white space is made even. */
export const LONGEST_NAME = 100

const fault = (what: FormFault) => what

export const VisitorName = z
  .string()
  .max(4 * LONGEST_NAME, fault('name-long'))
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, { error: fault('name-empty'), abort: true })
      .refine((text) => lengthOf(text) <= LONGEST_NAME, { error: fault('name-long'), abort: true })
      .refine((text) => text.isWellFormed() && /^\P{Cc}*$/u.test(text) && misleadingSign(text) === null, {
        error: fault('name-sign'),
        abort: true,
      })
      .refine((text) => showsSomething(text) && /\p{L}/u.test(text), fault('name-empty')),
  )

/** Before the @, as every mail server takes it (RFC 5321), and as one that offers SMTPUTF8 does (RFC 6531). */
const plainLocal = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/
const anyLocal = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u

const octets = (text: string) => Buffer.byteLength(text)

/** A domain in any script becomes what the DNS knows. Signs that can't be seen or that turn letters are in neither. */
const makeEmail = (anyLetters: boolean) =>
  z
    .string()
    .max(400, fault('email'))
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(
      z
        .string()
        .regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u, { error: fault('email'), abort: true })
        .refine((text) => text.isWellFormed() && misleadingSign(text) === null, { error: fault('email'), abort: true })
        .refine((text) => anyLetters || /^[\x21-\x7e]+$/.test(text.slice(0, text.indexOf('@'))), {
          error: fault('email-letters'),
          abort: true,
        })
        .transform((text) => {
          const at = text.indexOf('@')
          return { local: text.slice(0, at), domain: domainToASCII(text.slice(at + 1)) }
        })
        .refine(
          ({ local, domain }) =>
            (anyLetters ? anyLocal : plainLocal).test(local) &&
            octets(local) <= 64 &&
            octets(local) + 1 + domain.length <= 254 &&
            /^[a-z0-9.-]+\.[a-z0-9-]{2,}$/.test(domain),
          fault('email'),
        )
        .transform(({ local, domain }) => `${local}@${domain}`),
    )

const emails = { plain: makeEmail(false), any: makeEmail(true) }

/**
 * An address that the office's mail server takes. Letters with marks before the @ need SMTPUTF8, which few offer:
 * unless the server does, another address is asked for.
 */
export const visitorEmail = (anyLetters: boolean) => (anyLetters ? emails.any : emails.plain)

/**
 * A number that SMS can go to, as E.164 has it; `''` for none. Nine digits alone are a Polish one. What people write
 * between the digits is left out.
 */
const visitorPhone = (countries: readonly string[]) =>
  z
    .string()
    .max(60, fault('phone'))
    .transform((text) => {
      const plain = text.normalize('NFKC').replace(/[\s().\-/\u2010-\u2015]/gu, '')
      const number = plain.replace(/^00/, '+')
      return /^[1-9]\d{8}$/.test(number) ? `+48${number}` : number
    })
    .pipe(
      z
        .string()
        .regex(/^(?:\+[1-9]\d{7,14}|)$/, { error: fault('phone'), abort: true })
        .refine((text) => !text.startsWith('+48') || /^\+48[1-9]\d{8}$/.test(text), {
          error: fault('phone'),
          abort: true,
        })
        .refine((text) => text === '' || countries.some((code) => text.startsWith(`+${code}`)), fault('phone-country')),
    )

/** What a ticked box sends. */
const ticked = z.literal('yes', { error: fault('declare') })

export const HoldForm = z.object({
  at: z.coerce
    .number<string>({ error: fault('hour') })
    .int()
    .positive(),
  /** Of the page whose button was pressed. */
  key: z
    .string()
    .regex(/^[\w-]{27}$/)
    .optional()
    .catch(undefined),
})

/**
 * Who comes.
 * @param partyUpTo how many people a booking of the matter may be for
 * @param countries calling codes of numbers that get SMS; none: no number is asked for
 * @param anyLetters as in `visitorEmail`
 */
export function personForm(
  partyUpTo: number,
  countries: readonly string[] = [],
  anyLetters: boolean = false,
): PersonForm {
  const key = [anyLetters, partyUpTo, ...countries].join(' ')
  const form = personForms.get(key) ?? makePersonForm(partyUpTo, countries, anyLetters)
  personForms.set(key, form)
  return form
}

const makePersonForm = (partyUpTo: number, countries: readonly string[], anyLetters: boolean) =>
  z.object({
    name: VisitorName,
    email: visitorEmail(anyLetters),
    phone: countries.length === 0 ? z.undefined().catch(undefined) : visitorPhone(countries).optional(),
    party: z.coerce
      .number<string>({ error: fault('party') })
      .int()
      .min(1, fault('party'))
      .max(partyUpTo, fault('party'))
      .default(1),
  })

type PersonForm = ReturnType<typeof makePersonForm>

/** Made once: zod takes longer to make a form than to read one. */
const personForms = new Map<string, PersonForm>()

const addressForms = { plain: z.object({ email: emails.plain }), any: z.object({ email: emails.any }) }

export const addressForm = (anyLetters: boolean) => (anyLetters ? addressForms.any : addressForms.plain)

/** Whether every declaration of the office was ticked. */
export const declared = (form: Record<string, string>, declarations: number): boolean =>
  Array.from({ length: declarations }, (_, n) => ticked.safeParse(form[`declare-${n + 1}`]).success).every(Boolean)

/** Digits of any width, with whatever stands between them. */
export const CodeForm = z.object({
  code: z
    .string()
    .max(50, fault('code'))
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, fault('code'))),
})

/** Fields with what is wrong in each, the first of each. */
export type Problems = Partial<Record<string, FormFault>>

/** Reads a form, or says what is wrong with each of its fields. */
export function readForm<T>(schema: z.ZodType<T>, form: unknown): { value: T } | { problems: Problems } {
  const parsed = schema.safeParse(form)
  if (parsed.success) return { value: parsed.data }
  const problems: Problems = {}
  for (const { path, message } of parsed.error.issues) problems[String(path[0])] ??= message as FormFault
  return { problems }
}
