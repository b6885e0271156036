import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/** Texts of the languages that a screen loads when they are asked for: those that staff don't work in. */
const laterTexts = /\/locales\/(?!(?:pl|en|uk|ru)\/)[a-z]+\/visitors\/\w+\.json/
/** One file for each language, whatever it has of texts. */
const textsOf = (id: string) => /\/locales\/([a-z]+)\//.exec(id)?.[1] ?? null

/**
 * Vite's settings for one screen. Nothing is inlined, so that the strictest content policy fits: scripts, fonts and
 * pictures from the hub alone. A build finds its parts beside itself and so works under whatever path an office has;
 * the hub writes them out in the page.
 */
export function screenConfig(): UserConfig {
  return {
    base: './',
    plugins: [react()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: textsOf, test: laterTexts, debugName: 'texts' }] } },
      },
    },
    server: { proxy: { '/socket.io': { target: process.env.HUB ?? 'http://127.0.0.1:7070', ws: true } } },
  }
}
