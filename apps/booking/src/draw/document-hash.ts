import { createHmac } from 'node:crypto'

/**
 * Hash of the number of an identity document under a draw's own key, which goes when the draw can't be disputed any
 * more. However it is typed, the same number is the same hash.
 */
export function documentHash(key: string, document: string): string {
  return createHmac('sha256', key).update(sameDocument(document)).digest('hex')
}

/** Letters that look alike in Latin and Cyrillic are one: passports have both. */
const latin: Record<string, string> = {
  ...{ А: 'A', В: 'B', Е: 'E', І: 'I', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', У: 'Y' },
}

/** A number without what stands between its signs. */
export const sameDocument = (text: string): string =>
  [...text.normalize('NFKC').toUpperCase()]
    .map((sign) => latin[sign] ?? sign)
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .join('')
