import { FastForward, Moon, RotateCcw, Volume1, Volume2, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { KeypadAct } from '../../device/keypad.ts'
import { useKiosk } from '../kiosk-context.ts'

const acts = [
  { act: 'repeat', icon: RotateCcw },
  { act: 'stop', icon: VolumeX },
  { act: 'softer', icon: Volume1 },
  { act: 'louder', icon: Volume2 },
  { act: 'faster', icon: FastForward },
] as const satisfies { act: KeypadAct; icon: unknown }[]

/** What can be done with speech, where the office's name stands otherwise. */
export function SpeechBar() {
  const { speech, dispatch } = useKiosk()
  const { t } = useTranslation('speech')
  return (
    <div className="speech-bar">
      {acts.map(({ act, icon: Icon }) => (
        <button type="button" key={act} className="tool aid" onClick={() => speech.act(act)}>
          <Icon aria-hidden />
          <span className="visually-hidden">{t(`names.${act}`)}</span>
        </button>
      ))}
      <button type="button" className="tool aid" onClick={() => dispatch({ type: 'dark' })}>
        <Moon aria-hidden />
        <span className="visually-hidden">{t('names.dark')}</span>
      </button>
    </div>
  )
}
