import '@poczekalnia/ui/styles.css'
import './kiosk.css'
import { resourcesFrom, startI18n } from '@poczekalnia/ui'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const texts = import.meta.glob('../../../locales/*/{common,kiosk,errors}.json', { eager: true, import: 'default' })
startI18n({ resources: resourcesFrom(texts), language: 'pl', defaultNS: 'kiosk' })
createRoot(document.getElementById('root')!).render(<App />)
