/** The part of qrcode that makes a code's modules. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode'
}
