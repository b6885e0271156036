export * from './entry.ts'
export * from './published.ts'
export * from './seats.ts'
