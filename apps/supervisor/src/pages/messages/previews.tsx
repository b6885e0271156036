import type { Localized } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/** A message as the foot of the display and the start of the machine will have it. */
export function Previews({ text }: { text: Localized | null }) {
  const { t } = useTranslation('supervisor')
  const { view, clock } = useRoom()
  const shown = text ?? { pl: '…' }
  // The display writes Polish and, page by page, the languages of who waits.
  const second = view.waitingLanguages.find(({ language }) => language !== 'pl' && shown[language])?.language ?? 'en'
  return (
    <section className="previews" aria-labelledby="preview-title">
      <h2 id="preview-title">{t('messages.preview')}</h2>
      <figure>
        <figcaption>{t('messages.onDisplay')}</figcaption>
        <div className="preview-display" data-theme="night">
          <time>{clock.time}</time>
          <div>
            <p lang="pl">{shown.pl}</p>
            {shown[second] && <p lang={second}>{shown[second]}</p>}
          </div>
        </div>
      </figure>
      <figure>
        <figcaption>{t('messages.onMachine')}</figcaption>
        <div className="preview-kiosk">
          <Megaphone aria-hidden="true" />
          <p lang="pl">{localized(shown, 'pl')}</p>
        </div>
      </figure>
    </section>
  )
}
