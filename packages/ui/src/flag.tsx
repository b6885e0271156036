import type { Language } from '@poczekalnia/protocol'
import gb from 'country-flag-icons/3x2/GB.svg'
import pl from 'country-flag-icons/3x2/PL.svg'
import ru from 'country-flag-icons/3x2/RU.svg'
import ua from 'country-flag-icons/3x2/UA.svg'

const flags: Readonly<Record<Language, string>> = { pl, en: gb, uk: ua, ru }

/** A language's flag, 4:3, always beside the language's own name: the name is the label, so the flag has none. */
export function Flag({ language }: { language: Language }) {
  return <img className="flag" src={flags[language]} alt="" width={64} height={48} draggable={false} />
}
