import { screenConfig } from '@poczekalnia/ui/vite'
import { defineConfig } from 'vite'

export default defineConfig(screenConfig())
