import type { Language, Localized } from '@poczekalnia/protocol'

/** A queue's name as an office may have had it translated into every language, for tests and previews. */
export const queueInEveryLanguage: Localized & Record<Language, string> = {
  pl: 'Uzupełnienie dokumentów',
  en: 'Hand in missing documents',
  uk: 'Донести документи',
  ru: 'Подача недостающих документов',
  be: 'Падача недастатковых дакументаў',
  ka: 'დაკლებული დოკუმენტების ჩაბარება',
  vi: 'Nộp bổ sung giấy tờ còn thiếu',
  tr: 'Eksik belgelerin teslimi',
  az: 'Çatışmayan sənədlərin təqdim edilməsi',
  uz: 'Yetishmayotgan hujjatlarni topshirish',
  hi: 'दस्तावेज़ जमा करना',
  ne: 'नपुगेका कागजात बुझाउने',
  es: 'Entrega de documentos que faltan',
  ar: 'استكمال الوثائق',
}
