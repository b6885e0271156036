import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/**
 * Vite's settings for one screen, served by the hub under `base`. Nothing is inlined, so that the strictest content policy
 * fits: scripts, fonts and pictures from the hub alone.
 * @param base path of the screen, for example `/kiosk/`
 */
export function screenConfig(base: `/${string}/`): UserConfig {
  return {
    base,
    plugins: [react()],
    build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1_500 },
    server: { proxy: { '/socket.io': { target: process.env.HUB ?? 'http://127.0.0.1:7070', ws: true } } },
  }
}
