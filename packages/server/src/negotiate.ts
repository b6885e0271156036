import { type Language, languages } from '@poczekalnia/protocol'

/**
 * The language of ours that a browser likes best (RFC 9110, 12.5.4): by weight, then by order; Polish when it knows
 * none of them.
 * @param header `Accept-Language`, `uk-UA,uk;q=0.9,en;q=0.5`
 * @param ours those that the page can be read in
 */
export function languageFor(header: string | undefined, ours: readonly Language[] = languages): Language {
  const wished = (header ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = parameters.map((p) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(p)?.[1]).find((q) => q !== undefined)
    const language = ours.find((one) => one === tag.split('-')[0])
    return language ? [{ language, weight: Number(weight ?? 1) }] : []
  })
  const best = wished.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)[0]
  return best?.language ?? 'pl'
}
