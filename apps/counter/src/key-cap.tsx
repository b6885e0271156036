/** The key of an action, drawn on its button. Read out by `aria-keyshortcuts` of the button instead. */
export function KeyCap({ children }: { children: string }) {
  return (
    <span className="key" aria-hidden="true">
      {children}
    </span>
  )
}
