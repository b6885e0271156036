/**
 * How other scripts, and letters that Latin lacks, are written in Latin. From ICAO Doc 9303-3 (sec. 6), for Ukrainian
 * from resolution 55/2010, for Belarusian from the passport (200/2010) and the register (288/2008), for Georgian from
 * the national system of 2002, for Kazakh letters as airlines print them. Small letters only.
 */

/** Letters that stay one letter once their mark is gone: they have no canonical decomposition. */
export const plainLatin = table(
  'ł l,đ d,ð d,ø o,ı i,ħ h,ŧ t,ŋ n,ĸ k,ə a,ŀ l,ɓ b,ɗ d,ƙ k,ɖ d,ɛ e,ɔ o,ß ss,æ ae,œ oe,þ th,ĳ ij',
)

/** What ICAO writes in two letters where others drop the mark. */
export const icaoLatin = table('ä ae,å aa,ö oe,ø oe,ü ue')

const cyrillic =
  'а a,б b,в v,г g,ґ g,д d,е e,ё e,є ie,ж zh,з z,и i,і i,ї i,й i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,' +
  'х kh,ц ts,ч ch,ш sh,' +
  'щ shch,ъ ie,ы y,ь ,э e,ю iu,я ia,ў u,ђ d,ј j,љ lj,њ nj,ћ c,џ dz,ѓ g,ѕ dz,ќ k,ғ g,һ h,ә a,қ k,ң n,ө o,ұ u,ү u,ѣ e'

const georgian =
  'ა a,ბ b,გ g,დ d,ე e,ვ v,ზ z,თ t,ი i,კ k,ლ l,მ m,ნ n,ო o,პ p,ჟ zh,რ r,ს s,ტ t,უ u,ფ p,ქ k,ღ gh,ყ q,შ sh,ჩ ch,' +
  'ც ts,ძ dz,წ ts,ჭ ch,' +
  'ხ kh,ჯ j,ჰ h'

/** One way of writing in Latin: by letter, and by letter at the beginning of a word. */
export type Transliteration = { letters: ReadonlyMap<string, string>; first: ReadonlyMap<string, string> }

const icao: Transliteration = { letters: table(`${cyrillic},${georgian}`), first: new Map() }

export const transliterations: readonly Transliteration[] = [
  // Russian, and whatever ICAO says for all.
  icao,
  // Ukrainian; `зг` is parted from `ж`.
  {
    letters: table(`${cyrillic},г h,и y,і i,ї i,й i,є ie,ю iu,я ia,зг zgh`),
    first: table('є ye,ї yi,й y,ю yu,я ya'),
  },
  // Belarusian: the passport, and the register.
  { letters: table(`${cyrillic},г h,ё io`), first: new Map() },
  { letters: table(`${cyrillic},г h,е ie,ё io,й j,х ch,ў w,ц c,ю iu,я ia`), first: table('е je,ё jo,ю ju,я ja') },
  // Polish readers, as they write by ear.
  {
    letters: table(`${cyrillic},г h,е e,ж z,й j,х ch,ц c,ч cz,ш sz,щ szcz,в w,и y,ы y,ю iu,я ia,є ie,ё io`),
    first: table('ю ju,я ja,є je,ё jo,ї ji'),
  },
]

function table(rows: string): Map<string, string> {
  return new Map(
    rows.split(',').map((row): [string, string] => {
      const [letter = '', latin = ''] = row.split(' ')
      return [letter, latin]
    }),
  )
}
