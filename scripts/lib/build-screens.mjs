// Builds the screens whose sources changed, as a step of its own beside others.
import { buildScreens } from './prepare.mjs'

buildScreens()
