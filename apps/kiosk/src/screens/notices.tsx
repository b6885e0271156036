import { LayoutList } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useTodayNotices } from '../today-notices.ts'
import { TextPages } from './text-pages.tsx'

/** Everything that is to be known today, where there is more of it than fits above the answers. */
export function NoticesScreen({ page }: { page: number }) {
  const { dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const notices = useTodayNotices()
  return (
    <TextPages
      name="notices"
      title={t('notices.title')}
      paragraphs={notices.map(({ text }) => text)}
      page={page}
      answers={() => (
        <Answer icon={LayoutList} title={t('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
      )}
    />
  )
}
