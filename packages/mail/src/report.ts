/** What a report about a letter says that a mail server had taken (RFC 3464). */
export type DeliveryReport = {
  /**
   * `failed`: it never arrives. `other`: it is late, or it has arrived: nothing has to be done.
   */
  kind: 'failed' | 'other'
  /** Status and what the server said, in one line: `5.1.1 550 no such mailbox`. */
  said: string
}

type Part = { fields: ReadonlyMap<string, string>; body: string }

/**
 * Reads a delivery report: its `message/delivery-status` part and nothing else. What stands in the others is for
 * people, and some servers send the whole letter back in them.
 * @returns `null` when it is none: an answer of a mail program on holiday, or a person's
 */
export function readReport(source: string): DeliveryReport | null {
  const { fields, body } = partOf(source)
  const type = fields.get('content-type') ?? ''
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (!/^multipart\/report\b/i.test(type) || mark === undefined) return null
  const status = partsOf(body, mark).find((part) =>
    /^message\/(?:global-)?delivery-status\b/i.test(part.fields.get('content-type') ?? ''),
  )
  if (!status) return null
  // The first group is of the whole report, each other one of a recipient.
  const [, ...recipients] = decoded(status)
    .split(/(?:\r?\n){2,}/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0)
  if (recipients.length === 0) return null
  const failed = recipients.find((one) => /^failed\b/i.test(one.get('action') ?? ''))
  const told = failed ?? recipients[0]
  return { kind: failed ? 'failed' : 'other', said: told ? saidIn(told) : '' }
}

function saidIn(recipient: ReadonlyMap<string, string>): string {
  // `smtp; 550 5.1.1 …`: who said it, and what.
  const diagnostic = (recipient.get('diagnostic-code') ?? '').replace(/^[\w-]{1,30}\s*;\s*/, '')
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(recipient.get('status') ?? '')?.[0] ?? ''
  return `${status} ${diagnostic}`.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

function partsOf(body: string, mark: string): Part[] {
  const [, ...pieces] = `\n${body}`.split(`\n--${mark}`)
  const end = pieces.findIndex((piece) => piece.startsWith('--'))
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) => partOf(piece.replace(/^[^\n]*\n/, '')))
}

function partOf(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source)
  if (!end) return { fields: fieldsOf(source), body: '' }
  return { fields: fieldsOf(source.slice(0, end.index)), body: source.slice(end.index + end[0].length) }
}

/** Fields by their name in small letters, the first of each; a line that begins with a space goes on. */
function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function decoded({ fields, body }: Part): string {
  const coding = (fields.get('content-transfer-encoding') ?? '').toLowerCase()
  if (coding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (coding !== 'quoted-printable') return body
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
