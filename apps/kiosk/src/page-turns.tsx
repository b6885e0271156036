import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from './answer.tsx'
import { useKiosk } from './kiosk-context.ts'

/** The next and the previous page, where there is one. `main`: to read on is what most will want here. */
export function PageTurns({ at, pages, main = false }: { at: number; pages: number; main?: boolean }) {
  const { dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const turn = (page: number) => () => dispatch({ type: 'page', page })
  return (
    <>
      {at < pages - 1 && (
        <Answer
          icon={ArrowRight}
          kind={main ? 'main' : undefined}
          title={t('information.next')}
          onPress={turn(at + 1)}
        />
      )}
      {at > 0 && <Answer icon={ArrowLeft} title={t('information.previous')} onPress={turn(at - 1)} />}
    </>
  )
}
