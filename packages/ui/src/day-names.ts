/** How a language names a day: its weekdays from Monday on, its months as they stand in a date, and their order. */
export type DayNames = {
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  readonly date: (weekday: string, day: number, month: string) => string
}

/**
 * Chromium has the dates of the languages of its own menus only; in the others it would say "Monday, November 23" or
 * "M11 23, Mon". These are the names that the Unicode CLDR has, as the hub writes them on paper.
 */
export const dayNames: Readonly<Record<string, DayNames>> = {
  be: {
    weekdays: ['панядзелак', 'аўторак', 'серада', 'чацвер', 'пятніца', 'субота', 'нядзеля'],
    months: (
      'студзеня лютага сакавіка красавіка мая чэрвеня ' + 'ліпеня жніўня верасня кастрычніка лістапада снежня'
    ).split(' '),
    date: (weekday, day, month) => `${weekday}, ${day} ${month}`,
  },
  ka: {
    weekdays: ['ორშაბათი', 'სამშაბათი', 'ოთხშაბათი', 'ხუთშაბათი', 'პარასკევი', 'შაბათი', 'კვირა'],
    months: (
      'იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ' + 'ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი'
    ).split(' '),
    date: (weekday, day, month) => `${weekday}, ${day} ${month}`,
  },
  az: {
    weekdays: ['bazar ertəsi', 'çərşənbə axşamı', 'çərşənbə', 'cümə axşamı', 'cümə', 'şənbə', 'bazar'],
    months: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'.split(' '),
    date: (weekday, day, month) => `${day} ${month}, ${weekday}`,
  },
  uz: {
    weekdays: ['dushanba', 'seshanba', 'chorshanba', 'payshanba', 'juma', 'shanba', 'yakshanba'],
    months: 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'.split(' '),
    date: (weekday, day, month) => `${weekday}, ${day}-${month}`,
  },
  ne: {
    weekdays: ['सोमबार', 'मङ्गलबार', 'बुधबार', 'बिहिबार', 'शुक्रबार', 'शनिबार', 'आइतबार'],
    months: 'जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर'.split(' '),
    date: (weekday, day, month) => `${month} ${day}, ${weekday}`,
  },
}
