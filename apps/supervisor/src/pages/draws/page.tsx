import '../calendar/calendar.css'
import type { SiteDraw, SiteDraws } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Said } from '../../shared/said.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { DrawsTable } from './draws-table.tsx'
import { Entries } from './entries.tsx'
import { OpeningsTable } from './openings-table.tsx'

/** People enter and answer meanwhile, ms. */
const EVERY_MS = 15_000
const keyOf = ({ release, round }: SiteDraw) => `${release} ${round}`

/**
 * The draws of the booking site: how each stands and went, whose entries it has, and what is done for people without
 * e-mail; and how soon the places were gone that opened for whoever came first.
 */
export default function DrawsPage() {
  const { t } = useTranslation('supervisor')
  const { answer, failed, again } = useAnswer<SiteDraws>('/api/site/draws', {}, EVERY_MS)
  const [chosen, setChosen] = useState('')
  const [said, setSaid] = useState('')
  const draw = answer?.draws.find((one) => keyOf(one) === chosen) ?? answer?.draws[0]
  if (!answer)
    return failed ? (
      <p className="form-message" role="alert" data-shown>
        {t('errors:site-unreachable')}
      </p>
    ) : (
      <p role="status">{t('starting')}</p>
    )
  return (
    <>
      {answer.draws.length === 0 ? (
        <p>{t('draws.none')}</p>
      ) : (
        <DrawsTable draws={answer.draws} chosen={draw} onChoose={(one) => setChosen(keyOf(one))} />
      )}
      <Said text={said} />
      {draw && (
        <Entries
          key={keyOf(draw)}
          draw={draw}
          onDone={(words) => {
            setSaid(words)
            again()
          }}
        />
      )}
      {answer.openings.length > 0 && <OpeningsTable openings={answer.openings} />}
    </>
  )
}
