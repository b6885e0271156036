import '@poczekalnia/ui/styles.css'
import '@poczekalnia/ui/work.css'
import './supervisor.css'
import { keptLanguage, resourcesFrom, showScreen, startI18n } from '@poczekalnia/ui'
import { App } from './app.tsx'
import { renewWhenPartsAreGone } from './page-boundary.tsx'

const texts = import.meta.glob(
  '../../../locales/{pl,en,uk,ru}/*/{common,supervisor,staff,log,errors,privacy,reports}.json',
  {
    eager: true,
    import: 'default',
  },
)
startI18n({ resources: resourcesFrom(texts), language: keptLanguage('supervisor'), defaultNS: 'supervisor' })
renewWhenPartsAreGone()
showScreen(() => <App />)
