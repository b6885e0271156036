// ./poczekalnia install: what a hub that runs as a service needs before its first start and after an update.
import { buildScreens, install } from './lib/prepare.mjs'

install()
buildScreens()
