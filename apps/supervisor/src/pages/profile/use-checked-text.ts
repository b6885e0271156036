import type { ProfileText } from '@poczekalnia/protocol'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { faultText } from './fault-words.ts'
import { rightOf } from './standing.ts'
import { useCheck } from './use-check.ts'
import { wholeParts } from './whole-parts.ts'

const nothing: readonly [] = []

/**
 * What the hub says to a text: its faults in words, and what it would change.
 * @param date the first day of the week that is looked at, `YYYY-MM-DD`
 * @param current the version in force; `null`: not there yet, and nothing is asked
 */
export function useCheckedText(text: string, date: string, current: ProfileText | null) {
  const { t } = useTranslation(['profile', 'supervisor'])
  const checked = useCheck(text, date, current !== null, current?.version ?? 0)
  const { check } = checked
  const faults = useMemo(
    () => (check?.faults ?? nothing).map((fault) => ({ ...fault, message: faultText(fault, t) })),
    [check, t],
  )
  const right = rightOf(check)
  const changes = useMemo(() => wholeParts(right?.differences ?? []), [right])
  return { checked, right, faults, changes }
}
