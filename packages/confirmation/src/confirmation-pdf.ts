import { isRightToLeft } from '@poczekalnia/printer/direction'
import type { Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { type ConfirmationDocument, wordsOf } from './document.ts'
import {
  drawnOf,
  hasRightToLeft,
  MissingSignsError,
  type Run,
  readsBack,
  runsOf,
  signsWithoutFont,
  type Weight,
} from './fonts.ts'
import { linesOf } from './set-lines.ts'

const MARGIN = 56
const INK = '#111a2e'
const QUIET = '#47536b'
const QR_SIDE = 128
const LINE_GAP = 2
/** How high a line stands above its letters' feet, and in all, by its size: Noto Sans's own, for every font. */
const [ASCENT, LINE] = [1.069, 1.362]
/** Light squares that ISO/IEC 18004 asks for around a code. */
const QR_QUIET = 4

type Look = { size: number; weight?: Weight; colour?: string; gap?: number }

/**
 * A confirmation as a PDF that can be read aloud and archived: tagged (PDF/UA-1), with its language and title, its
 * fonts embedded, its QR code drawn and described. One A4 page, or more where the lists are long. In a language that is
 * written from right to left the page begins at the right.
 *
 * @param made when it is made: its date in the file
 * @returns the file's bytes, the same for the same document and moment
 * @throws MissingSignsError for a sign that no font has: the page is printed by the browser then
 */
export function confirmationPdf(document: ConfirmationDocument, made: Date): Promise<Uint8Array> {
  requireSigns(document)
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    ...universal,
    tagged: true,
    lang: document.language,
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: document.title, CreationDate: made, ModDate: made },
  })
  const bytes = collected(pdf)
  draw(pdf, document)
  pdf.end()
  return bytes
}

/** PDF/UA-1, which its types don't know yet. */
const universal = { subset: 'PDF/UA' } as unknown as Pick<PDFKit.PDFDocumentOptions, 'subset'>

/** Before anything is drawn, so that all that is missing is told at once. */
function requireSigns(document: ConfirmationDocument): void {
  const missing = wordsOf(document).flatMap((text) => signsWithoutFont(drawnOf(text)))
  if (missing.length > 0) throw new MissingSignsError([...new Set(missing)])
}

function draw(pdf: PDFKit.PDFDocument, document: ConfirmationDocument): void {
  pdf.addPage()
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const fromRight = isRightToLeft(document.language)
  const write = writer(pdf, fromRight)
  const beside = pdf.page.width - 2 * MARGIN - (document.qr ? QR_SIDE + 24 : 0)
  const top = pdf.y

  const part = (type: string, text: string, look: Look, width?: number) =>
    root.add(pdf.struct(type, actual(text), () => write(text, look, width)))
  part('H1', document.title, { size: 24, weight: 'bold', gap: 10 }, beside)
  for (const text of document.introduction) part('P', text, { size: 12, gap: 8 }, beside)

  const { code, qr } = document
  if (code) {
    part('P', code.label, { size: 12, colour: QUIET, gap: 0 }, beside)
    part('P', code.value, { size: 40, weight: 'bold', gap: 0 }, beside)
    part('P', code.hint, { size: 12, gap: 14 }, beside)
  }
  if (qr) {
    const under = pdf.y
    const left = fromRight ? MARGIN : pdf.page.width - MARGIN - QR_SIDE
    root.add(
      pdf.struct(
        'Figure',
        {
          alt: qr.alternative,
          ...within([left, top, left + QR_SIDE, top + QR_SIDE]),
        },
        () => drawQr(pdf, qr.data, left, top),
      ),
    )
    pdf.x = MARGIN
    pdf.y = Math.max(under, top + QR_SIDE + 12)
  }

  const facts = pdf.struct('L')
  root.add(facts)
  for (const { label, value } of document.facts) {
    const item = pdf.struct('LI')
    facts.add(item)
    item.add(pdf.struct('Lbl', actual(label), () => write(label, { size: 11, colour: QUIET, gap: 0 })))
    item.add(pdf.struct('LBody', actual(value), () => write(value, { size: 14, weight: 'bold', gap: 7 })))
    item.end()
  }
  facts.end()

  for (const { heading, items } of document.lists) {
    part('H2', heading, { size: 15, weight: 'bold', gap: 4 })
    const list = pdf.struct('L')
    root.add(list)
    for (const text of items) {
      const item = pdf.struct('LI')
      list.add(item)
      // The dash is drawn before the text, and the text beside it: a screen reader tells the list by itself.
      const y = pdf.y
      item.add(pdf.struct('Lbl', {}, () => write('–', { size: 12, gap: 0 }, 12)))
      pdf.x = MARGIN + 14
      if (pdf.y > y) pdf.y = y
      item.add(
        pdf.struct('LBody', actual(text), () => write(text, { size: 12, gap: 4 }, pdf.page.width - 2 * MARGIN - 14)),
      )
      pdf.x = MARGIN
      item.end()
    }
    list.end()
  }
  for (const text of document.notes) part('P', text, { size: 10, colour: QUIET, gap: 4 })
  root.end()
}

/** Where a figure lies, left, top, right, bottom: its types don't know that either. */
const within = (bbox: readonly number[]): object => ({ bbox })

/** The words themselves, for whoever copies or hears them, where the drawn signs would be read back otherwise. */
const actual = (text: string) => (readsBack(drawnOf(text)) ? {} : { actual: drawnOf(text).normalize('NFC') })

/**
 * Writes a paragraph where the last one ended, in as many fonts as its signs need. `pdf.x` is how far it begins from
 * the page's beginning, which is its right edge where the page runs from there.
 */
function writer(pdf: PDFKit.PDFDocument, fromRight: boolean) {
  const fromLeft = (text: string, { weight = 'regular', gap = 6 }: Look, width?: number): void => {
    const runs = runsOf(text, weight)
    runs.forEach(({ text: piece, font }: Run, at) => {
      pdf.font(font as Font & string)
      const isLast = at === runs.length - 1
      pdf.text(piece, {
        continued: !isLast,
        lineGap: LINE_GAP,
        ...(width !== undefined && { width }),
        ...(isLast && { paragraphGap: gap }),
      })
    })
  }
  const ordered = (text: string, { size, weight = 'regular', gap = 6 }: Look, asked?: number): void => {
    const indent = pdf.x
    const width = asked ?? pdf.page.width - MARGIN - indent
    const [ascent, height] = [ASCENT * size, LINE * size]
    for (const line of linesOf(text, { weight, size, width, fromRight })) {
      if (pdf.y + height > pdf.page.maxY()) pdf.continueOnNewPage()
      let left = fromRight ? pdf.page.width - indent - line.width : indent
      const [top, feet] = [pdf.y, pdf.y + ascent]
      for (const { text: piece, font, width: reach } of line.pieces) {
        if (piece !== ' ') pdf.font(font as Font & string).text(piece, left, feet, { lineBreak: false, baseline: 0 })
        left += reach
      }
      pdf.x = indent
      pdf.y = top + height + LINE_GAP
    }
    pdf.y += gap
  }
  return (text: string, look: Look, width?: number): void => {
    pdf.fillColor(look.colour ?? INK).fontSize(look.size)
    if (fromRight || hasRightToLeft(text)) ordered(text, look, width)
    else fromLeft(text, look, width)
  }
}

function drawQr(pdf: PDFKit.PDFDocument, data: string, left: number, top: number): void {
  const { modules } = QRCode.create(data, { errorCorrectionLevel: 'M' })
  const square = QR_SIDE / (modules.size + 2 * QR_QUIET)
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column) === 1)
        pdf.rect(left + (column + QR_QUIET) * square, top + (row + QR_QUIET) * square, square, square)
  pdf.fill('#000000')
}

async function collected(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of pdf) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}
