export { Accounts, staffStream } from './accounts.ts'
export { makeSetUpCode } from './sign-in.ts'
export { openStaff, type Staff } from './staff.ts'
