import type { Card } from '@poczekalnia/protocol'
import type { Store } from '@poczekalnia/queue-core/store'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { Beside } from './check-text.ts'
import { profileChecker } from './long-texts.ts'
import type { ProfileFile } from './profile-file.ts'
import { profileService } from './profile-service.ts'
import { profileRoutes } from './routes.ts'

/** The office's profile, as who may edits it in a page. */
export function profileFeature(parts: {
  session: OfficeSession
  store: Pick<Store, 'profiles' | 'note'>
  /** The file that a new text goes to. */
  file: ProfileFile | null
  /** Reads what lies beside it. */
  beside: Beside | null
  onCards: (cards: readonly Card[]) => void
}): Feature {
  const checker = profileChecker()
  const desk = profileService({ ...parts, checker })
  return {
    api: profileRoutes({ session: parts.session, profiles: parts.store.profiles, desk }),
    stop: checker.stop,
  }
}
