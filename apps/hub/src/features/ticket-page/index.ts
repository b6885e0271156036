export { renderTicketActs, renderTicketFragment, renderTicketPage, type TicketPageOptions } from './render.ts'
