import type { Feature } from '../../office/feature.ts'
import { followSite } from './follow.ts'
import { siteRoutes } from './routes.ts'

/** Takes over what the booking site tells, for as long as the hub works, and lends the site's calendar to the staff. */
export function bookingSiteFeature(parts: Parameters<typeof followSite>[0]): Feature {
  let following: ReturnType<typeof followSite> | null = null
  return {
    api: siteRoutes(parts),
    start() {
      following = followSite(parts)
    },
    mark: () => following?.mark(),
    stop: () => following?.stop(),
  }
}
