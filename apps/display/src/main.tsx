import '@fontsource-variable/noto-sans/wdth.css'
import '@poczekalnia/ui/styles.css'
import './display.css'
import './info.css'
import './portrait.css'
import { resourcesFrom, startI18n } from '@poczekalnia/ui'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const texts = import.meta.glob('../../../locales/*/{common,display,pairing}.json', { eager: true, import: 'default' })
startI18n({ resources: resourcesFrom(texts), language: 'pl', defaultNS: 'display' })
createRoot(document.getElementById('root')!).render(<App />)
