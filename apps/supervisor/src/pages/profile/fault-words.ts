import type { ProfileFault } from '@poczekalnia/protocol'
import type { TFunction } from 'i18next'

/** Parsers' codes that are told in words of their own; any other is a text that is not well-formed. */
const yamlTexts: Record<string, string> = {
  TAB_AS_INDENT: 'tab',
  DUPLICATE_KEY: 'twice',
  UNKNOWN_ALIAS: 'alias',
  ALIAS_OF_ITSELF: 'aliasMuch',
  TOO_MANY_ALIASES: 'aliasMuch',
  TOO_DEEP: 'deep',
  RESOURCE_EXHAUSTION: 'deep',
  MERGE: 'merge',
  DIRECTIVE: 'directive',
  BAD_DIRECTIVE: 'directive',
  MULTIPLE_DOCS: 'documents',
  TAG: 'tag',
  MULTIPLE_TAGS: 'tag',
  TAG_RESOLVE_FAILED: 'tag',
  BAD_COLLECTION_TYPE: 'tag',
  BAD_NAME: 'name',
  LOST_CHARACTER: 'lost',
  LONE_SURROGATE: 'lost',
  CONTROL_CHARACTER: 'control',
  OLD_LINE_END: 'control',
  BAD_SIGN: 'control',
}
/** Rules that are told in the same words: the place says of what they are. */
const sameWords: Record<string, string> = { dateExists: 'date', leastMost: 'limitOrder', minMax: 'limitOrder' }

/**
 * What is expected at a fault, as a sentence, and what was probably meant; a rule that is not worded yet is told in
 * English.
 */
export function faultText(fault: ProfileFault, t: TFunction): string {
  const { what } = fault
  const text = expectedText(fault, t)
  return 'nearest' in what && what.nearest ? `${text} ${t('profile:expect.nearest', { nearest: what.nearest })}` : text
}

function expectedText({ what, expected }: ProfileFault, t: TFunction): string {
  switch (what.kind) {
    case 'yaml':
      return t(`profile:expect.${yamlTexts[what.code] ?? 'yaml'}`)
    case 'unknown-setting':
      return t('profile:expect.unknownSetting', { keys: what.keys.join(', ') })
    case 'missing':
      return t('profile:expect.missing')
    case 'one-of':
      return t('profile:expect.oneOf', { values: what.values.join(', ') })
    case 'at-least':
      if (what.of === 'text') return t('profile:expect.noText')
      if (what.of === 'list') return t('profile:expect.noEntry')
      return t('profile:expect.atLeast', { least: what.least })
    case 'at-most':
      if (what.of === 'text') return t('profile:expect.textLength', { most: what.most })
      if (what.of === 'list') return t('profile:expect.listLength', { most: what.most })
      return t('profile:expect.atMost', { most: what.most })
    case 'more-than':
      return t('profile:expect.moreThan', { than: what.than })
    case 'type':
      return t(`profile:expect.type.${what.type}`, { defaultValue: expected })
    case 'rule': {
      const name = what.rule?.endsWith('Once') ? 'once' : (sameWords[what.rule ?? ''] ?? what.rule)
      return t(`profile:expect.rule.${name}`, { list: what.list || '–', defaultValue: expected })
    }
    case 'more':
      return t('profile:expect.more', { count: what.count })
    default:
      return what satisfies never
  }
}
