import { screenConfig } from '@poczekalnia/ui/vite'
import { defineConfig } from 'vite'
import { momentPage } from './moment-page.ts'

const config = screenConfig()

export default defineConfig({
  ...config,
  root: import.meta.dirname,
  base: '/',
  plugins: [...(config.plugins ?? []), momentPage()],
  build: { ...config.build, outDir: '../dist/pages' },
})
