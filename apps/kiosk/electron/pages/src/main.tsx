import '@poczekalnia/ui/styles.css'
import '../../../src/styles/layout.css'
import '../../../src/styles/controls.css'
import './shell.css'
import { resourcesFrom, startI18n } from '@poczekalnia/ui'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const texts = import.meta.glob('../../../../../locales/*/{common,printer,service}.json', {
  eager: true,
  import: 'default',
})
startI18n({ resources: resourcesFrom(texts), language: 'pl', defaultNS: 'service' })
createRoot(document.getElementById('root')!).render(<App />)
