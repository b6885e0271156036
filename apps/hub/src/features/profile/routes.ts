import {
  type Language,
  LONGEST_PROFILE,
  may,
  ProfileChangeRequest,
  ProfileCheckRequest,
  type ProfileText,
  type ProfileVersionEntry,
  ProfileVersionsQuery,
} from '@poczekalnia/protocol'
import { officeJsonSchema } from '@poczekalnia/queue-core'
import type { ProfileEntry, Profiles, ProfileVersion } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { wordActor } from '../log/wording.ts'
import type { ProfileService } from './profile-service.ts'

/** A sign of a text is at most six bytes of JSON, `\u0000`. */
const largest = LONGEST_PROFILE * 6

/**
 * `/api/profile…`: the office's profile, for administrators, and for supervisors the settings of every day in it
 * (docs/protocol.md).
 */
export function profileRoutes(parts: { session: OfficeSession; profiles: Profiles; desk: ProfileService }): ApiRoute[] {
  const { session, profiles, desk } = parts
  const id = () => session.office.profile.id
  const entry = ({ version, at, by, origin, hash }: ProfileEntry, language: Language): ProfileVersionEntry => ({
    version,
    at: session.office.time.stamp(at),
    actor: by,
    who: wordActor(by, language),
    origin,
    hash,
  })
  const whole = (version: ProfileVersion, language: Language): ProfileText => ({
    ...entry(version, language),
    text: version.text,
    inFile: version.inFile,
  })
  let schema: object | null = null

  return [
    forStaff('change-settings', {
      method: 'GET',
      path: '/api/profile',
      query: ProfileVersionsQuery,
      run: async ({ query }) => ({ ok: true, ...whole(await desk.newest(), query.language) }),
    }),
    forStaff('change-settings', {
      method: 'GET',
      path: '/api/profile/schema',
      run() {
        schema ??= officeJsonSchema()
        return { ok: true, schema }
      },
    }),
    forStaff('change-settings', {
      method: 'POST',
      path: '/api/profile/check',
      body: ProfileCheckRequest,
      largest,
      run: async ({ body }) => ({ ok: true, ...(await desk.check(body.text, body.date ?? null)) }),
    }),
    forStaff('change-settings', {
      method: 'POST',
      path: '/api/profile',
      body: ProfileChangeRequest,
      largest,
      run: ({ body, actor, by }) => desk.takeOver(body.text, body.base, actor, may(by.role, 'change-profile')),
    }),
    forStaff('change-settings', {
      method: 'GET',
      path: '/api/profile/versions',
      query: ProfileVersionsQuery,
      run: async ({ query }) => ({
        ok: true,
        versions: (await profiles.list(id())).map((version) => entry(version, query.language)),
      }),
    }),
    forStaff('change-settings', {
      method: 'GET',
      path: '/api/profile/versions/:id',
      query: ProfileVersionsQuery,
      async run({ params, query }) {
        const asked = params.id ?? ''
        const version = /^\d{1,9}$/.test(asked) ? await profiles.version(id(), Number(asked)) : null
        if (!version) return refused({ code: 'version-unknown', version: asked })
        return { ok: true, ...whole(version, query.language) }
      },
    }),
  ]
}
