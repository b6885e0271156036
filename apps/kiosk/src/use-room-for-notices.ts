import { type RefObject, useLayoutEffect, useState } from 'react'
import { reachesOut } from './reaches-out.ts'
import type { TodayNotice } from './today-notices.ts'
import { useScreenSize } from './use-screen-size.ts'

/**
 * How many notices fit beside or above the answers of this very screen; the others wait on a page of their own. It is
 * measured before anything is painted: how much room a notice takes depends on its words.
 * @param mode what else changes the room: the language, low buttons
 * @param within anything in the place; its `.ask` is the place
 */
export function useRoomForNotices(
  notices: readonly TodayNotice[],
  mode: string,
  within: RefObject<HTMLElement | null>,
): number {
  const about = [useScreenSize(), mode, ...notices.map(({ text }) => text)].join('\n')
  const [tried, setTried] = useState({ about, room: notices.length })
  const room = tried.about === about ? tried.room : notices.length
  useLayoutEffect(() => {
    const place = within.current?.closest('.ask')
    if (place && room > 0 && reachesOut(place)) setTried({ about, room: room - 1 })
  }, [about, room, within])
  return room
}
