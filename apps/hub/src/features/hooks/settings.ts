import { UsageProblem } from '@poczekalnia/server/usage-problem'
import { checkYaml, faultLine } from '@poczekalnia/written'
import { readTextFile } from '@poczekalnia/written/file'
import { z } from 'zod'
import { hookTypes } from './hook-event.ts'

/** Bytes of a secret (Standard Webhooks has 24 to 64). */
const SECRET = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/

const Hook = z.strictObject({
  /** Names it in the log, in warnings and in commands. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes'),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().regex(SECRET, 'whsec_ and at least 24 bytes in Base64: echo whsec_$(openssl rand -base64 32)'),
  /** Which events; all when left out. */
  events: z.array(z.enum(hookTypes)).min(1).optional(),
  /** Which of several offices; all when left out. */
  offices: z.array(z.string()).min(1).optional(),
  /** This address may be plain http, or lie in the office's own network: whoever writes this file vouches for it. */
  trusted: z.boolean().default(false),
})
export type HookSettings = z.infer<typeof Hook>

const File = z
  .strictObject({ hooks: z.array(Hook).min(1).max(20) })
  .refine(({ hooks }) => new Set(hooks.map(({ id }) => id)).size === hooks.length, {
    path: ['hooks'],
    message: 'hooks with an id of their own each',
  })
  .refine(({ hooks }) => hooks.every(({ url, trusted }) => trusted || url.startsWith('https:')), {
    path: ['hooks'],
    message: 'addresses with https, or `trusted: true` beside those without',
  })

/**
 * The web hooks of an office, from the operator's file (docs/api.md).
 * @throws UsageProblem with the first thing that is wrong in it
 */
export function readHooks(file: string, office: string): HookSettings[] {
  const found = readTextFile(file)
  if (!('text' in found)) throw new UsageProblem(`--hooks: ${faultLine(file, found.fault)}`)
  const checked = checkYaml(found.text, File)
  if ('faults' in checked) {
    const [first] = checked.faults
    throw new UsageProblem(`--hooks: ${first ? faultLine(file, first) : `${file} can not be read`}`)
  }
  return checked.data.hooks.filter(({ offices }) => offices === undefined || offices.includes(office))
}

/** The bytes that a hook's messages are signed with. */
export const secretOf = ({ secret }: Pick<HookSettings, 'secret'>): Buffer =>
  Buffer.from(SECRET.exec(secret)?.[1] ?? '', 'base64')
