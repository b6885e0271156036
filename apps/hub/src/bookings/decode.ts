/** Decodes UTF-8 (a byte order mark is dropped), or names the first line that is not: usually a file saved as Windows-1250. */
export function decodeUtf8(bytes: Uint8Array): string | { badLine: number } {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { badLine: firstBadLine(bytes) }
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const lineFeed = 0x0a
  let [line, start] = [1, 0]
  while (start < bytes.length) {
    const at = bytes.indexOf(lineFeed, start)
    const end = at === -1 ? bytes.length : at
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end + 1
    line += 1
  }
  return line
}
