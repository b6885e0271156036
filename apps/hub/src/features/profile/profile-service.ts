import type { Ack, Card, Difference, ProfileCheck } from '@poczekalnia/protocol'
import {
  changeProblems,
  differences,
  isEveryday,
  mistakenLetters,
  outsideHours,
  weekPlan,
} from '@poczekalnia/queue-core'
import type { ProfileVersion, Store } from '@poczekalnia/queue-core/store'
import { textHash } from '../../office/profile-hash.ts'
import type { OfficeSession } from '../../office/session.ts'
import { inTurn } from '../../transport/in-turn.ts'
import { refused } from '../../transport/refused.ts'
import { type Beside, checkText } from './check-text.ts'
import type { ProfileChecker } from './long-texts.ts'
import type { ProfileFile } from './profile-file.ts'

/** The office's profile as it is edited: looked at, checked, taken over. */
export type ProfileService = {
  newest(): Promise<ProfileVersion>
  /** @param date a day of the week to be shown; `null`: this week */
  check(text: string, date: string | null): Promise<ProfileCheck>
  /**
   * Takes a text over at once and writes it into the profile's file where that is possible.
   * @param base the version that it was made from; refused when that is not in force any more. Of several at once from
   * one base the
   *   first is taken over, and the others are told that it changed meanwhile.
   * @param mayAll whether any setting may be another; else those of every day alone
   */
  takeOver(
    text: string,
    base: number,
    actor: string,
    mayAll: boolean,
  ): Promise<Ack<{ version: number; inFile: boolean }>>
}

export function profileService(parts: {
  session: OfficeSession
  store: Pick<Store, 'profiles' | 'note'>
  file: ProfileFile | null
  beside: Beside | null
  checker: ProfileChecker
  /** Takes over the cards of a profile that was taken over. */
  onCards: (cards: readonly Card[]) => void
}): ProfileService {
  const { session, store, file, beside, checker, onCards } = parts
  const id = session.office.profile.id
  const oneByOne = inTurn()

  const newest = async (): Promise<ProfileVersion> => {
    const version = await store.profiles.newest(id)
    if (!version) throw new Error('the hub keeps the profile that it starts by')
    return version
  }

  return {
    newest,
    async check(text, date) {
      const checked = await checkText(text, beside, checker.check)
      if ('faults' in checked) return checked
      const { office } = session
      const next = checked.office
      return {
        faults: [],
        problems: changeProblems(session.state, office, next, session.now()),
        differences: differences(office.profile, next.profile) satisfies Difference[],
        week: weekPlan(next, date ?? next.time.wall(session.now()).date),
        outsideHours: outsideHours(next.profile),
        mistakenLetters: mistakenLetters(next.profile),
        version: (await newest()).version,
      }
    },
    takeOver: (text, base, actor, mayAll) => oneByOne(() => takeOver(text, base, actor, mayAll)),
  }

  async function takeOver(
    text: string,
    base: number,
    actor: string,
    mayAll: boolean,
  ): ReturnType<ProfileService['takeOver']> {
    const checked = await checkText(text, beside, checker.check)
    if ('faults' in checked) return refused({ code: 'profile-faulty', faults: checked.faults })
    // What is in force may be on its way to the disk: the file read again at the same moment.
    if (session.state.profile?.version !== (await newest()).version) await session.durable()
    const before = await newest()
    if (before.version !== base) return refused({ code: 'profile-outdated', version: before.version, by: before.by })
    if (text === before.text) {
      if (checked.cards) onCards(checked.cards)
      return { ok: true, version: before.version, inFile: before.inFile }
    }
    const changes = differences(session.office.profile, checked.office.profile)
    if (!mayAll && !changes.every(isEveryday)) return refused({ code: 'not-permitted', act: 'change-profile' })
    const there = file?.read() ?? null
    const fileBefore = there === null ? null : textHash(there)
    const problems = await session.adopt(checked.office, actor, { text, origin: 'editor', inFile: false, fileBefore })
    if (problems.length > 0) return refused({ code: 'profile-in-use', problems })
    if (checked.cards) onCards(checked.cards)
    const { version } = await newest()
    // Kept first: a file that can't be written loses nothing, and at the next start who spoke last holds.
    const inFile = file?.write(text) ?? false
    if (inFile) await store.note([{ type: 'profile-in-file', office: id, version }])
    return { ok: true, version, inFile }
  }
}
