import type { Feature } from '../../office/feature.ts'
import { followSite } from './follow.ts'

/** Takes over what the booking site tells, for as long as the hub works. */
export function bookingSiteFeature(parts: Parameters<typeof followSite>[0]): Feature {
  let following: ReturnType<typeof followSite> | null = null
  return {
    start() {
      following = followSite(parts)
    },
    stop: () => following?.stop(),
  }
}
