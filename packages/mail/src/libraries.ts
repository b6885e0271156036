import { createRequire } from 'node:module'

/**
 * What nodemailer's family has, by `require`: its own `import … from 'node:http'` would load the HTTP client of Node,
 * 12 MB of memory in each thread that hands letters over, and no letter needs one
 * (findings/import-http-loads-undici.sh). Each part is loaded when it is first asked for.
 */
const load = createRequire(import.meta.url)

export const nodemailer = (): typeof import('nodemailer') => load('nodemailer')
export const addresses = (): typeof import('nodemailer/lib/shared') => load('nodemailer/lib/shared')
export const smtpConnection = (): typeof import('nodemailer/lib/smtp-connection') =>
  load('nodemailer/lib/smtp-connection')
export const smtpServer = (): typeof import('smtp-server') => load('smtp-server')
export const mailParser = (): typeof import('mailparser') => load('mailparser')
