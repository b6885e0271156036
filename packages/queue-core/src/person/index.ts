export { type PassportForm, passportForms } from './passport-name.ts'
export { samePersonKey } from './same-person.ts'
export { searchFor, searchForms } from './search-forms.ts'
