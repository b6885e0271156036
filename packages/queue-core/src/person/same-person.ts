import { sameTextKey } from '@poczekalnia/protocol'

/**
 * What the same person has in common, however their name and e-mail are typed (BOK-4): the one rule by which an import
 * knows somebody again. It never joins two people: letters stay apart, and a name alone is nobody.
 */
export const samePersonKey = ({ name, email }: { name: string; email: string }): string =>
  JSON.stringify([sameTextKey(name), sameTextKey(email)])
