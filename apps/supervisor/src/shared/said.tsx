/** What was done last, for who looks at the screen and for who listens. */
export function Said({ text }: { text: string }) {
  return (
    <p className="said" role="status">
      {text}
    </p>
  )
}
