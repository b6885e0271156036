/**
 * Code points that the fonts of the paper have, which are those of the screens too, in ranges. A test holds them to the
 * fonts (typeface.test.ts); here they are known without opening one.
 */
const shipped =
  '20-7e a0-ac ae-33f 342 345-34e 350-373 375-377 37a-37d 37f 384-386 388-38a 38c 38e-3a1 3a3-3e1 3f0-52f ' +
  '589 600-61b 61d-6ff 750-77f 870-88e 890-891 898-957 960-97f 10a0-10c5 10c7 10cd 10d0-10ff 1ab0-1ac0 1ac5 ' +
  '1ac7-1ace 1c80-1c88 1c90-1cba 1cbd-1cbf 1d00-1df9 1dfb-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 ' +
  '1f5b 1f5d 1f5f-1f70 1f72 1f74 1f76 1f78 1f7a 1f7c 1f80-1fb4 1fb6-1fba 1fbc-1fbd 1fbf-1fc4 1fc6-1fc8 1fca ' +
  '1fcc-1fd2 1fd6-1fda 1fdd-1fe2 1fe4-1fea 1fec-1fed 1ff2-1ff4 1ff6-1ff8 1ffa 1ffc 1ffe 2002-200a 2010-2029 ' +
  '202f-205f 2070-2071 2074-208e 2090-209c 20a0-20c0 20f0 2100-2125 2127-2129 212c-215f 2183-2184 2189 2212 ' +
  '221a 25cc 2c60-2c7f 2d00-2d25 2d27 2d2d 2de0-2e5d a640-a69f a700-a7ca a7d0-a7d1 a7d3 a7d5-a7d9 a7f2-a7ff ' +
  'a8ff a92e ab30-ab6b fb00-fb06 fb50-fbc2 fbd3-fd8f fd92-fdc7 fdcf fdf0-fdff fe20-fe2f fe70-fe74 fe76-fefc ' +
  'fffc-fffd 10780-10785 10787-107b0 107b2-107ba 10efd-10eff 1df00-1df1e'

const escaped = shipped.split(' ').map((range) => range.replace(/[0-9a-f]+/g, '\\u{$&}'))
const missing = new RegExp(`[^${escaped.join('')}\\p{Default_Ignorable_Code_Point}\\p{Cc}]`, 'gu')

/** Signs of a text that no font here has, each once: screens would borrow them, and paper print empty boxes. */
export const signsNotShipped = (text: string): string[] => [...new Set(text.normalize('NFC').match(missing))]
