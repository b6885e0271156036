import { checkProfile } from '@poczekalnia/queue-core'
import { answerAsks } from '@poczekalnia/server/kept-worker'

answerAsks((text: string) => checkProfile(text))
