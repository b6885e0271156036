/** The hub's own log, as far as its parts write to it. */
export type Logger = Pick<import('pino').Logger, 'info' | 'warn' | 'error' | 'debug'>
