import type { ReactNode } from 'react'

/** A whole-panel message instead of a call: nobody called yet, office closed, screen not connected. */
export function Notice({ children, name }: { children: ReactNode; name: string }) {
  return (
    <section className="notice" data-state={name}>
      {children}
    </section>
  )
}
