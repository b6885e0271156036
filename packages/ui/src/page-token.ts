import { deviceToken } from './device-token.ts'
import { givenHub } from './given-hub.ts'
import { screenPlace, storage } from './place.ts'

/** What proves this page to the hub, `null` where it was never paired. @param screen the page's own name, `kiosk` */
export const pageToken = (screen: string): string | null =>
  givenHub()?.token ??
  deviceToken(screenPlace(screen), location.hash, storage('sessionStorage'), storage('localStorage'))
