import { Check, Volume2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { playWarning } from '../../../src/sound.ts'
import { Action } from './action.tsx'
import { ask } from './bridge.ts'
import { Frame } from './frame.tsx'

const columns = 6
const rows = 8

/** Whether the glass answers everywhere, how large a millimetre is, and whether the machine can be heard. */
export function ScreenTest({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('service')
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set())
  const [pxPerMm, setPxPerMm] = useState<number | null>(null)
  useEffect(() => void ask({ ask: 'state' }).then(({ screen }) => setPxPerMm(screen.pxPerMm)), [])
  const left = columns * rows - touched.size
  const touch = (cell: number) => setTouched(new Set([...touched, cell]))
  return (
    <Frame
      name="screen-test"
      title={t('screenTest.title')}
      lead={
        <>
          {pxPerMm !== null && <div className="ruler" style={{ width: pxPerMm * 100 }} />}
          <p className="lead">
            {t('screenTest.ruler')} {t('screenTest.rulerAdvice')}
          </p>
        </>
      }
      bottom={
        <>
          <Action icon={Check} title={t('screenTest.done')} back onPress={onDone} />
          <Action icon={Volume2} title={t('screenTest.sound')} onPress={playWarning} />
        </>
      }
    >
      <p className="lead" role="status">
        {left === 0 ? t('screenTest.all') : `${t('screenTest.touch')} ${t('screenTest.left', { count: left })}`}
      </p>
      <div className="touch-grid">
        {Array.from({ length: columns * rows }, (_, cell) => (
          <button
            type="button"
            key={cell}
            aria-label={`${Math.floor(cell / columns) + 1}.${(cell % columns) + 1}`}
            aria-pressed={touched.has(cell)}
            onPointerDown={() => touch(cell)}
            onPointerEnter={(event) => event.buttons > 0 && touch(cell)}
          />
        ))}
      </div>
    </Frame>
  )
}
