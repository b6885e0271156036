import { screenConfig } from '@poczekalnia/ui/vite'

export default screenConfig()
