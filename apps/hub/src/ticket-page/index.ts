export { renderTicketFragment, renderTicketPage, type TicketPageOptions } from './render.ts'
