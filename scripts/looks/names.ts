import type { Language, Localized } from '@poczekalnia/protocol'
import { queueInEveryLanguage } from '../../packages/printer/src/example-queue.ts'

/** A text of a profile in every language, as an office may have had it translated. */
type Whole = Localized & Record<Language, string>

/** What an office is called, and three of its queues: without them most languages would show English there. */
export const officeName: Whole = {
  pl: 'Kujawsko-Pomorski Urząd Wojewódzki – obsługa cudzoziemców',
  en: 'Kuyavian-Pomeranian Voivodeship Office – service for foreigners',
  uk: 'Куявсько-Поморське воєводське управління – обслуговування іноземців',
  ru: 'Куявско-Поморское воеводское управление – обслуживание иностранцев',
  be: 'Куяўска-Паморскае ваяводскае ўпраўленне – абслугоўванне замежнікаў',
  ka: 'კუიავია-პომერანიის სავოევოდოს უწყება – უცხოელთა მომსახურება',
  vi: 'Cơ quan hành chính tỉnh Kujawsko-Pomorskie – phục vụ người nước ngoài',
  tr: 'Kuyavya-Pomeranya Voyvodalık Ofisi – yabancılara hizmet',
  az: 'Kuyaviya-Pomeraniya voyevodalıq idarəsi – əcnəbilərə xidmət',
  uz: 'Kuyaviya-Pomeraniya voyevodaligi idorasi – chet elliklarga xizmat',
  hi: 'कुयावियन-पोमेरेनियन प्रांतीय कार्यालय – विदेशियों के लिए सेवा',
  ne: 'कुयाभियन-पोमेरेनियन प्रान्तीय कार्यालय – विदेशीहरूका लागि सेवा',
  es: 'Oficina del voivodato de Cuyavia y Pomerania – atención a extranjeros',
  ar: 'مكتب مقاطعة كويافيا وبوميرانيا – خدمة الأجانب',
}

export const missingDocuments = queueInEveryLanguage

export const temporaryResidence: Whole = {
  pl: 'Pobyt czasowy',
  en: 'Temporary residence',
  uk: 'Тимчасове проживання',
  ru: 'Временное проживание',
  be: 'Часовае пражыванне',
  ka: 'დროებითი ბინადრობა',
  vi: 'Cư trú tạm thời',
  tr: 'Geçici ikamet',
  az: 'Müvəqqəti yaşayış',
  uz: 'Vaqtincha yashash',
  hi: 'अस्थायी निवास',
  ne: 'अस्थायी बसोबास',
  es: 'Residencia temporal',
  ar: 'الإقامة المؤقتة',
}

export const longTermResident: Whole = {
  pl: 'Pobyt rezydenta długoterminowego UE',
  en: 'EU long-term residence',
  uk: 'Проживання довгострокового резидента ЄС',
  ru: 'Проживание долгосрочного резидента ЕС',
  be: 'Пражыванне доўгатэрміновага рэзідэнта ЕС',
  ka: 'ევროკავშირის გრძელვადიანი რეზიდენტის ბინადრობა',
  vi: 'Cư trú dài hạn tại EU',
  tr: 'AB uzun dönem ikameti',
  az: 'Aİ-nin uzunmüddətli rezidenti',
  uz: 'YIning uzoq muddatli rezidenti',
  hi: 'यूरोपीय संघ का दीर्घकालिक निवास',
  ne: 'युरोपेली संघको दीर्घकालीन बसोबास',
  es: 'Residencia de larga duración UE',
  ar: 'إقامة طويلة الأمد في الاتحاد الأوروبي',
}
