import type { Plugin } from 'vite'
import { momentHtml } from '../../device/moment-html.ts'

/** Makes "one moment" while the pages are built. */
export function momentPage(): Plugin {
  return {
    name: 'moment-page',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'moment.html', source: momentHtml() })
    },
  }
}
