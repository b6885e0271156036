/**
 * What a page of ours may load and whom it may talk to: itself, and for the visitors' screen the hub.
 *
 * @param hub the hub's address, `null` for a page that never talks to it
 */
export function contentPolicy(hub: string | null): string {
  const connect = hub === null ? ["'none'"] : ["'self'", ...hubSources(hub)]
  return [
    "default-src 'none'",
    "script-src 'self'",
    // React sets styles on elements; nothing of a visitor's gets into one.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

function hubSources(hub: string): string[] {
  const { origin, protocol, host } = new URL(hub)
  return [origin, `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}`]
}
