/** Cyrillic capitals that look like a Latin one: prefixes are Latin, hands are not always (ACC-7). */
const lookAlike: Record<string, string> = {
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', І: 'I', Ѕ: 'S' },
}

/**
 * A ticket's number as it is printed, from what somebody typed: `u7`, `U 7` and `U-007` are `U007` (ALL-1). What is no
 * number comes back in capitals, without the spaces around it.
 */
export function ticketNumber(typed: string): string {
  const capitals = typed.trim().toUpperCase()
  const [, prefix = '', digits = ''] = /^(\p{Lu}{1,2})[\s-]*0*(\d{1,9})$/u.exec(capitals) ?? []
  const latin = [...prefix].map((letter) => lookAlike[letter] ?? letter).join('')
  return digits === '' ? capitals : `${latin}${digits.padStart(3, '0')}`
}
