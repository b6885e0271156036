import { roles } from '@poczekalnia/protocol'
import { UsageProblem } from '@poczekalnia/server/usage-problem'
import { checkYaml, faultLine } from '@poczekalnia/written'
import { readTextFile } from '@poczekalnia/written/file'
import { z } from 'zod'

const role = z.enum(roles)

const Settings = z.strictObject({
  /** The provider's issuer, `https://login.urzad.example/realms/urzad`; plain http only on this machine. */
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scope: z
    .string()
    .regex(/\bopenid\b/, 'scopes with openid among them')
    .default('openid profile'),
  /** The claim that a person is called by; they sign in to nothing by it. */
  nameClaim: z.string().min(1).default('name'),
  /** The claim that says what somebody is: a text or a list of them, as `groups`. */
  rolesClaim: z.string().min(1).default('groups'),
  /** What a value of that claim gives: a role in an office, or in every one (`*`). The first line that fits counts. */
  roles: z
    .array(
      z.strictObject({
        value: z.string().min(1),
        office: z.string().min(1).default('*'),
        role,
        queues: z.array(z.string()).min(1).optional(),
      }),
    )
    .min(1),
})
export type DirectorySettings = z.infer<typeof Settings>

/** What somebody is at one office. */
export type DirectoryRole = Pick<DirectorySettings['roles'][number], 'role' | 'queues'>

/**
 * The region's directory that people sign in by, from the operator's file (docs/operating.md).
 * @throws UsageProblem with the first thing that is wrong in it
 */
export function readDirectory(file: string): DirectorySettings {
  const found = readTextFile(file)
  if (!('text' in found)) throw new UsageProblem(`--directory: ${faultLine(file, found.fault)}`)
  const checked = checkYaml(found.text, Settings)
  if ('faults' in checked) {
    const [first] = checked.faults
    throw new UsageProblem(`--directory: ${first ? faultLine(file, first) : `${file} can not be read`}`)
  }
  const { issuer } = checked.data
  if (issuer.startsWith('http:') && !/^(localhost|127\.|\[::1\])/.test(new URL(issuer).host))
    throw new UsageProblem(`--directory: ${file}: issuer: an address with https`)
  return checked.data
}

/**
 * Reads the file again into the settings that are in use: the next who signs in is judged by them. What is wrong in it
 * is told, and changes nothing.
 */
export function renewDirectory(
  settings: DirectorySettings,
  file: string,
  log: { info(about: object, text: string): void; error(about: object, text: string): void },
): void {
  let next: DirectorySettings
  try {
    next = readDirectory(file)
  } catch (error) {
    log.error({ problem: (error as Error).message }, 'the directory was not taken over')
    return
  }
  for (const key of Object.keys(settings)) delete (settings as Record<string, unknown>)[key]
  Object.assign(settings, next)
  log.info({ file }, 'the directory was taken over')
}

/** What the values of the claim make of somebody at an office; `null`: nothing. */
export function roleAt(
  settings: Pick<DirectorySettings, 'roles'>,
  values: readonly string[],
  office: string,
): DirectoryRole | null {
  const fit = settings.roles.find((one) => values.includes(one.value) && (one.office === office || one.office === '*'))
  return fit ? { role: fit.role, ...(fit.queues && { queues: fit.queues }) } : null
}
