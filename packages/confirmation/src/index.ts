export { confirmationPdf } from './confirmation-pdf.ts'
export type { ConfirmationDocument } from './document.ts'
export { MissingSignsError } from './fonts.ts'
