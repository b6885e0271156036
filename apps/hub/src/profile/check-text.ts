import type { Card } from '@poczekalnia/protocol'
import { checkProfile, type Office, office, type ProfileFault, placeOf } from '@poczekalnia/queue-core'

/** Reads a file that lies beside the profile; `null` for one that is not there. */
export type Beside = (file: string) => string | null

/**
 * A profile's text made ready for use, or everything that is wrong with it. Its information cards count: a hub whose profile names one that
 * is missing does not start.
 * @param beside `null`: cards can't be looked at, and none are answered
 */
export async function checkText(
  text: string,
  beside: Beside | null,
): Promise<{ office: Office; cards: Card[] | null } | { faults: ProfileFault[] }> {
  const checked = checkProfile(text)
  if ('faults' in checked) return checked
  const { profile } = checked
  if (!beside) return { office: office(profile), cards: null }
  if (profile.cards.length > 0) {
    const { checkCards } = await import('@poczekalnia/queue-core/cards')
    const { cards, wrong } = checkCards(profile, beside)
    const faults = wrong.flatMap(({ file, faults }): ProfileFault[] => {
      const at = profile.cards.findIndex((id) => file.endsWith(`/${id}.md`))
      const place = placeOf(text, at < 0 ? ['cards'] : ['cards', at])
      const path = at < 0 ? 'cards' : `cards[${at}]`
      const expected = `expected a card that fits: ${file}:${faults[0]?.line}: ${faults[0]?.expected}`
      return [{ ...place, path, expected, what: { kind: 'rule' } }]
    })
    return faults.length > 0 ? { faults } : { office: office(profile), cards }
  }
  return { office: office(profile), cards: [] }
}
