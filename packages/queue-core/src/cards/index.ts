export * from './check-card.ts'
export * from './read-cards.ts'
