import '@poczekalnia/ui/styles.css'
import '@poczekalnia/ui/work.css'
import './styles/layout.css'
import './styles/bar.css'
import './styles/visitor.css'
import './styles/acts.css'
import './styles/lists.css'
import './styles/chooser.css'
import './styles/dialogs.css'
import './styles/low.css'
import './styles/narrow.css'
import { keptLanguage, resourcesFrom, showScreen, startI18n } from '@poczekalnia/ui'
import { App } from './app.tsx'

const texts = import.meta.glob('../../../locales/{pl,en,uk,ru}/*/{common,counter,errors,pairing,staff}.json', {
  eager: true,
  import: 'default',
})
startI18n({ resources: resourcesFrom(texts), language: keptLanguage('counter'), defaultNS: 'counter' })
showScreen(() => <App />)
