/** Markup that is already safe to put into a page. */
export type Html = { readonly markup: string }

type Piece = Html | string | number | null | undefined | false | readonly Html[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes a text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

/** Marks a text of our own as safe markup: style sheets and scripts, never anything that came from outside. */
export function raw(markup: string): Html {
  return { markup }
}

function print(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (typeof piece === 'number') return String(piece)
  if (typeof piece === 'object') return 'markup' in piece ? piece.markup : piece.map(print).join('')
  return escapeHtml(piece)
}

/** Template tag: every value is escaped unless it is `Html` itself; `null` and `false` print nothing. */
export function html(parts: TemplateStringsArray, ...values: Piece[]): Html {
  let markup = parts[0] ?? ''
  for (let at = 0; at < values.length; at++) markup += print(values[at]) + parts[at + 1]
  return { markup }
}
