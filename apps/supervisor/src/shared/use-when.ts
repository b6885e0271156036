import { useRoom } from '../room.ts'

/** A moment in words: its hour, and its day too unless that is today. */
export function useWhen(): (stamp: string) => string {
  const { clock, language } = useRoom()
  return (stamp) => {
    const time = clock.wallTime(stamp)
    return clock.plainDate(stamp) === clock.plainDate() ? time : `${clock.formatDate(language, stamp)}, ${time}`
  }
}
