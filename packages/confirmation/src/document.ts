/**
 * What a confirmation of a visit says, in words that are ready to be read: whoever makes it takes them from the texts
 * of the booking's language. The order of the parts is the order in which a screen reader tells them.
 */
export type ConfirmationDocument = {
  /** BCP 47 tag of the language of the words. */
  language: string
  title: string
  /** What is said first, a paragraph each. */
  introduction: readonly string[]
  /** Day, hour, place, matter, name: a label and what it is. */
  facts: readonly { label: string; value: string }[]
  /** What the visitor types at the machine, as large as it can be; `null`: nothing is typed there. */
  code: { label: string; value: string; hint: string } | null
  /** What the machine's scanner takes, and the words that say what this picture is. */
  qr: { data: string; alternative: string } | null
  /** Lists under a heading, as what to bring. */
  lists: readonly { heading: string; items: readonly string[] }[]
  /** What is said last, in small letters. */
  notes: readonly string[]
}

/** Every word of a document, for whoever checks them. */
export function wordsOf(document: ConfirmationDocument): string[] {
  const { title, introduction, facts, code, qr, lists, notes } = document
  return [
    title,
    ...introduction,
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...(code ? [code.label, code.value, code.hint] : []),
    ...(qr ? [qr.alternative] : []),
    ...lists.flatMap(({ heading, items }) => [heading, ...items]),
    ...notes,
  ]
}
