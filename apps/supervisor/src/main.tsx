import '@poczekalnia/ui/styles.css'
import '@poczekalnia/ui/work.css'
import './supervisor.css'
import { keptLanguage, resourcesFrom, startI18n } from '@poczekalnia/ui'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { renewWhenPartsAreGone } from './page-boundary.tsx'

const texts = import.meta.glob('../../../locales/*/{common,supervisor,staff,log,errors,privacy,reports}.json', {
  eager: true,
  import: 'default',
})
startI18n({ resources: resourcesFrom(texts), language: keptLanguage('supervisor'), defaultNS: 'supervisor' })
renewWhenPartsAreGone()
createRoot(document.getElementById('root')!).render(<App />)
