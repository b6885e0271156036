import '@fontsource-variable/noto-sans/wdth.css'
import '@poczekalnia/ui/fonts-wide.css'
import '@poczekalnia/ui/styles.css'
import './display.css'
import './info.css'
import './portrait.css'
import { resourcesFrom, showScreen, startI18n } from '@poczekalnia/ui'
import { App } from './app.tsx'

const texts = import.meta.glob('../../../locales/{pl,en,uk,ru}/*/{common,display,pairing}.json', {
  eager: true,
  import: 'default',
})
const later = import.meta.glob(
  ['../../../locales/*/visitors/{common,display}.json', '!../../../locales/{pl,en,uk,ru}/**'],
  { import: 'default' },
)
startI18n({ resources: resourcesFrom(texts), language: 'pl', defaultNS: 'display', later })
showScreen(() => <App />)
