import type { Card } from '@poczekalnia/protocol'
import { type Office, office, type ProfileFault } from '@poczekalnia/queue-core'
import { pathText, readYaml, type TextFile } from '@poczekalnia/written'
import type { ProfileChecker } from './long-texts.ts'

/** Reads a file that lies beside the profile. */
export type Beside = (file: string) => TextFile

/**
 * A profile's text made ready for use, or everything that is wrong with it. Its information cards count: a hub whose
 * profile names one that is missing does not start.
 * @param check see `profileChecker`
 * @param beside `null`: cards can't be looked at, and none are answered
 */
export async function checkText(
  text: string,
  beside: Beside | null,
  check: ProfileChecker['check'],
): Promise<{ office: Office; cards: Card[] | null } | { faults: ProfileFault[] }> {
  const checked = await check(text)
  if ('faults' in checked) return checked
  const { profile } = checked
  if (!beside) return { office: office(profile), cards: null }
  if (profile.cards.length > 0) {
    const { cardFile, checkCards } = await import('@poczekalnia/queue-core/cards')
    const { cards, wrong } = checkCards(profile, beside)
    const yaml = wrong.length > 0 ? readYaml(text) : null
    const faults = wrong.map(({ file, faults }): ProfileFault => {
      const at = profile.cards.findIndex((id) => file === cardFile(id))
      const path = ['cards', at]
      const place = yaml && 'placeOf' in yaml ? yaml.placeOf(path) : { line: 1, column: 1 }
      const list = `${file}:${faults[0]?.line}: ${faults[0]?.expected}`
      const what = { kind: 'rule', rule: 'card', list } as const
      return { ...place, path: pathText(path), expected: `expected a card that fits: ${list}`, what }
    })
    return faults.length > 0 ? { faults } : { office: office(profile), cards }
  }
  return { office: office(profile), cards: [] }
}
