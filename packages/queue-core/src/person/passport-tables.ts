/**
 * How the states write names in the machine-readable lines of their passports (ICAO Doc 9303-3, section 6), a table for
 * each way of writing. Where a state has a rule of its own, or two, it stands in a table of its own.
 */

/** One way of writing a script in Latin letters: small letters in, what stands for each out. */
export type PassportTable = {
  /** States that write so, by their letters in passports (ISO 3166-1 alpha-3); empty: ICAO's table for all. */
  issuers: readonly string[]
  letters: ReadonlyMap<string, string>
  /** What stands for a letter at the beginning of a word instead. */
  first: ReadonlyMap<string, string>
  /** A name is only read so when it has one of these, where another state's names could look the same. */
  mark: RegExp | null
}

const common =
  'а a,б b,в v,г g,д d,е e,ж zh,з z,и i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,ш sh,ь ,ю iu,я ia'

/** Resolution of the Cabinet of Ministers of Ukraine 55 of 2010. */
const ukraine = table({
  issuers: ['UKR'],
  letters: `${common},г h,ґ g,є ie,зг zgh,и y,і i,ї i,й i,щ shch`,
  first: 'є ye,ї yi,й y,ю yu,я ya',
})

const russian = `${common},ё e,й i,щ shch,ъ ie,ы y,э e`

/** Order of the Ministry of Foreign Affairs of Russia after ICAO, since 2014; a holder may keep an older form. */
const russia = table({ issuers: ['RUS'], letters: russian })
const russiaTc = table({ issuers: ['RUS'], letters: `${russian},ц tc` })
const russiaY = table({ issuers: ['RUS'], letters: `${russian},й y,ю yu,я ya` })

const belarusian = `${common},г h,ё io,й i,і i,ў u,ы y,э e`

/**
 * Order 200 of 2010 for passports, and the population register's order 288 of 2008: a holder may choose. The register's
 * way is only told for names that nobody but a Belarusian would write so, for it differs at every е.
 */
const belarus = table({ issuers: ['BLR'], letters: without(belarusian, 'и') })
const belarusRegister = table({
  issuers: ['BLR'],
  letters: without(`${belarusian},г g,е ie,й j,ў w`, 'и'),
  first: 'е je,ё jo',
  mark: /[ўыэё]/u,
})

/** No official table is known: as airlines print the names that come from Kazakhstan. */
const kazakhstan = table({
  issuers: ['KAZ'],
  letters: `${russian},і i,ә a,ғ g,қ k,ң n,ө o,ұ u,ү u,һ kh`,
  mark: /[әғқңөұүһ]/u,
})

/** ICAO's table for all Cyrillic letters, for names that no state above could have written. */
const cyrillicOfIcao = table({
  letters: `${russian},ґ g,є ie,і i,ї i,ў u,ђ d,ј j,љ lj,њ nj,ћ c,џ dz,ѓ g,ѕ dz,ќ k`,
})

/** The national system of 2002 without its apostrophes. */
const georgia = table({
  issuers: ['GEO'],
  letters:
    'ა a,ბ b,გ g,დ d,ე e,ვ v,ზ z,თ t,ი i,კ k,ლ l,მ m,ნ n,ო o,პ p,ჟ zh,რ r,ს s,ტ t,უ u,ფ p,ქ k,ღ gh,ყ q,შ sh,ჩ ' +
    'ch,ც ts,' +
    'ძ dz,წ ts,ჭ ch,ხ kh,ჯ j,ჰ h',
})

/** Letters that a mark can't be taken from. */
const latin = 'ł l,đ d,ð d,ı i,ħ h,ŧ t,ŋ n,ŀ l,ß ss,æ ae,œ oe,þ th,ĳ ij,ø oe,ə a'

/** ICAO's first form of each; then the other forms that it allows, which Türkiye and Vietnam use among others. */
const latinOfIcao = table({ letters: `${latin},ä ae,å aa,ö oe,ü ue` })
const latinWithoutMarks = table({ letters: `${latin},ø o` })
const latinWithX = table({ letters: `${latin},ä ae,å aa,ö oe,ü uxx,ñ nxx` })

/** Azerbaijan spells X as KH; Uzbekistan has a form of its own and one after ICAO in the same passport. */
const azerbaijan = table({ issuers: ['AZE'], letters: `${latin},x kh`, mark: /ə/u })
const uzbekistan = table({ issuers: ['UZB'], letters: `${latin},x kh`, mark: /^(?=.*[og]').*x/u })

/** A script, and the ways in which its names are written in passports; the likeliest first. */
export const passportTables: readonly { script: RegExp; tables: readonly PassportTable[]; rest: PassportTable }[] = [
  {
    script: /\p{Script=Cyrillic}/u,
    tables: [ukraine, russia, belarus, kazakhstan, russiaY, russiaTc, belarusRegister],
    rest: cyrillicOfIcao,
  },
  { script: /\p{Script=Georgian}/u, tables: [georgia], rest: georgia },
  {
    script: /\p{Script=Latin}/u,
    tables: [latinOfIcao, latinWithoutMarks, latinWithX, azerbaijan, uzbekistan],
    rest: latinOfIcao,
  },
]

function table(way: { letters: string; issuers?: readonly string[]; first?: string; mark?: RegExp }): PassportTable {
  return {
    issuers: way.issuers ?? [],
    letters: rows(way.letters),
    first: rows(way.first ?? ''),
    mark: way.mark ?? null,
  }
}

function rows(text: string): Map<string, string> {
  const pairs = text.split(',').filter((row) => row !== '')
  return new Map(
    pairs.map((row): [string, string] => {
      const [letter = '', written = ''] = row.split(' ')
      return [letter, written]
    }),
  )
}

function without(letters: string, letter: string): string {
  return letters
    .split(',')
    .filter((row) => row.split(' ')[0] !== letter)
    .join(',')
}
