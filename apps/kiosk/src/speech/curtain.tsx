import { useKiosk } from '../kiosk-context.ts'

/** Keeps the screen dark for who listens. Keys go on working behind it; a touch lifts it. */
export function Curtain() {
  const { dispatch } = useKiosk()
  return <div className="curtain" aria-hidden="true" onPointerDown={() => dispatch({ type: 'dark' })} />
}
