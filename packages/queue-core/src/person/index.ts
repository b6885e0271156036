export { samePersonKey } from './same-person.ts'
export { searchFor, searchForms } from './search-forms.ts'
