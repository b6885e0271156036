import { z } from 'zod'
import { CodeForm, type FormFault } from '../forms.ts'

const fault = (what: FormFault) => what

/** What stands in a letter: the case, as somebody types it, and the six digits. */
export const LetterForm = z.object({
  case: z
    .string()
    .max(200, fault('case'))
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(
      z
        .string()
        .max(64, fault('case'))
        .regex(/[\p{L}\p{N}]/u, fault('case')),
    ),
  ...CodeForm.shape,
})
