import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/**
 * Vite's settings for one screen. Nothing is inlined, so that the strictest content policy fits: scripts, fonts and
 * pictures from the hub alone. A build finds its parts beside itself and so works under whatever path an office has;
 * the hub writes them out in the page.
 */
export function screenConfig(): UserConfig {
  return {
    base: './',
    plugins: [react()],
    build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1_500 },
    server: { proxy: { '/socket.io': { target: process.env.HUB ?? 'http://127.0.0.1:7070', ws: true } } },
  }
}
