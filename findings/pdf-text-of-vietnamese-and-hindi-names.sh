#!/bin/bash
# A PDF that pdfkit 0.20.2 (fontkit 2.0.4) writes with Noto Sans shows „Nguyễn Thị Hiền” and „सिंह” rightly, and reads
# back as „Nguyễn Thị Hịền” (pdf.js; „Thi” in others) and „िसंह”: whoever copies, searches or hears the name gets
# another one. The font's own rules build ị of the plain i and a point that belongs to no letter, and put the vowel sign
# before the consonant; the file's table of what each drawn sign stands for (ToUnicode) has one entry a sign, so that
# every i of the file becomes ị, or none. Letters with two marks, as ễ, read back well, which hides it; so do Polish,
# Turkish and Ukrainian ones. The words themselves have to be given besides (ActualText). Prints what was written and
# what pdf.js 6.5.438 reads. Ends with 0 while that is so. Needs Node 22 or newer, npm and a registry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund \
  pdfkit@0.20.2 fontkit@2.0.4 pdfjs-dist@6.5.438 @expo-google-fonts/noto-sans@0.4.2
cat > run.mjs <<'EOF'
import PDFDocument from 'pdfkit'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const names = { 'Nguyễn Thị Hiền': false, 'सिंह': false, 'Łukasz Żółć': true,
  'Yıldız Ğş': true, 'Мар’яна Ґалаґан': true }
let different = 0
for (const [name, expected] of Object.entries(names)) {
  const pdf = new PDFDocument()
  pdf.font('node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf').text(name)
  pdf.end()
  const parts = []
  for await (const part of pdf) parts.push(part)
  const data = new Uint8Array(Buffer.concat(parts))
  const page = await (await getDocument({ data, verbosity: 0 }).promise).getPage(1)
  const read = (await page.getTextContent()).items.map(({ str }) => str).join('').normalize('NFC')
  console.log(`${name}: reads back as ${read}: ${read === name ? 'the same' : 'another'}`)
  if ((read === name) !== expected) different = 1
}
process.exit(different)
EOF
node run.mjs 2> /dev/null
