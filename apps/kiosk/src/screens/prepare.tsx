import { FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Finish } from '../finish.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { OfficeText } from '../office-text.tsx'

/** What to do without the papers: which ones, and until when tickets are given (BYD-7). */
export function PrepareScreen({ queue: id }: { queue: string }) {
  const { view } = useKiosk()
  const { t } = useTranslation('kiosk')
  const queue = view.queues.find((one) => one.id === id)
  return (
    <Frame
      name="prepare"
      ask={
        <>
          <Question>{t('prepare.title')}</Question>
          <p className="lead">{t('prepare.text')}</p>
          <ul className="things">
            {queue?.bring.map((thing) => (
              <li key={thing.pl}>
                <FileText aria-hidden />
                <span>
                  <OfficeText text={thing} />
                </span>
              </li>
            ))}
          </ul>
          {queue?.state.open && <p className="lead">{t('prepare.until', { until: queue.state.until })}</p>}
        </>
      }
      answers={
        <div className="list">
          <Finish />
        </div>
      }
    />
  )
}
