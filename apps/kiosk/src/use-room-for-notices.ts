import { useMedia } from './use-media.ts'

/**
 * How many notices fit beside or above the answers, tried with the longest language at each size; the others wait on a
 * page of their own. A tall screen has room for all that there can be.
 */
export function useRoomForNotices(reach: boolean): number {
  const low = useMedia('(orientation: landscape)')
  const small = useMedia('(orientation: landscape) and (max-width: 1280px)')
  if (!low) return Number.POSITIVE_INFINITY
  return small || reach ? 2 : 3
}
