import type { DisplayTrouble } from '@poczekalnia/protocol'
import type { Link } from '@poczekalnia/ui'
import { useEffect } from 'react'

/** Tells the hub what is wrong with this display: whenever that changes, and anew to a hub that has come back. */
export function useTrouble(
  socket: { emit: (event: 'trouble', payload: { troubles: DisplayTrouble[] }) => unknown } | null,
  link: Link,
  troubles: DisplayTrouble[],
): void {
  const told = JSON.stringify(troubles)
  useEffect(() => {
    if (link === 'linked') socket?.emit('trouble', { troubles: JSON.parse(told) as DisplayTrouble[] })
  }, [socket, link, told])
}
