import { type Keypad, usualKeypad } from '../device/keypad.ts'

/** What the page is told of the machine that it runs on. */
export type MachineFacts = { volume: number; keypad: Keypad }

/** What a page without a machine's settings goes by. */
export const usualFacts: MachineFacts = { volume: 80, keypad: usualKeypad }

/** The name under which the program of a machine in a browser leaves them on the page, before its script runs. */
export const factsName = 'poczekalniaMachine'
