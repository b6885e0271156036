import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** Whether this system has a screen in memory and fingers for it (Debian: xvfb, xdotool). */
export const hasRealKeys = ['/usr/bin/Xvfb', '/usr/bin/xdotool'].every((file) => existsSync(file))

/** Every key of a whole keyboard, with those of multimedia and of remote controls, as X names them. */
const keys = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789',
  ...['bracketleft', 'bracketright', 'backslash', 'semicolon', 'apostrophe', 'comma', 'period', 'slash', 'minus'],
  ...['equal', 'grave', 'less', 'Tab', 'Return', 'space', 'BackSpace', 'Escape', 'Delete', 'Insert', 'Home', 'End'],
  ...['Prior', 'Next', 'Left', 'Right', 'Up', 'Down', 'Menu', 'Print', 'Pause', 'Scroll_Lock', 'Num_Lock'],
  ...Array.from({ length: 24 }, (_, i) => `F${i + 1}`),
  ...['KP_Add', 'KP_Subtract', 'KP_Multiply', 'KP_Divide', 'KP_0', 'KP_5', 'KP_9', 'KP_Enter', 'KP_Delete'],
  ...[
    // Help, which by its name is a command of xdotool.
    '0xff6a',
    'Find',
    'Undo',
    'Redo',
    'Cancel',
    'Select',
    'Execute',
    'Super_L',
    'Alt_L',
    'Control_L',
    'ISO_Level3_Shift',
  ],
  ...[
    ...['Back', 'Forward', 'Refresh', 'Reload', 'HomePage', 'Search', 'Favorites', 'Mail', 'Calculator', 'Explorer'],
    ...['WWW', 'Tools', 'Close', 'New', 'Save', 'AudioPlay', 'AudioMute', 'AudioRaiseVolume', 'ZoomIn', 'MenuKB'],
  ].map((key) => `XF86${key}`),
]

const held = ['', 'ctrl+', 'alt+', 'shift+', 'ctrl+shift+', 'ctrl+alt+', 'super+']

/** Every key alone and with each of what can be held. */
export const combinations = held.flatMap((mod) => keys.map((key) => mod + key))

export type RealKeys = {
  /** For whatever is to be shown there. */
  display: string
  /** Presses keys and combinations, each after the other, with real events of the keyboard. */
  press(keys: readonly string[]): Promise<void>
  /**
   * Clicks with a button of a mouse (2 the middle one, 3 the right one, 8 back, 9 forward) in the middle of the screen.
   */
  click(button: number): Promise<void>
  /** Names and sizes of the windows that are open: a dialog is one more. */
  windows(): string[]
  stop(): Promise<void>
}

/** A screen in memory with a keyboard of its own. */
export async function startRealKeys(width: number, height: number): Promise<RealKeys> {
  // The system chooses a number that is free, and says it.
  const screen: ChildProcess = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [said] = await once((screen.stdio[3] as Readable).setEncoding('utf8'), 'data')
  const display = `:${String(said).trim()}`
  const env = { ...process.env, DISPLAY: display }
  const run = async (args: string[]) => {
    const [status] = await once(spawn('xdotool', args, { env, stdio: 'ignore' }), 'exit')
    if (status !== 0) throw new Error(`xdotool ${args.slice(0, 3).join(' ')} … ended with ${status}`)
  }
  const ask = (args: string[]) => execFileSync('xdotool', args, { env, encoding: 'utf8' }).trim()
  return {
    display,
    async press(combos) {
      for (let at = 0; at < combos.length; at += 100) await run(['key', '--delay', '2', ...combos.slice(at, at + 100)])
    },
    click: (button) => run(['mousemove', `${width / 2}`, `${height / 2}`, 'click', `${button}`]),
    windows: () =>
      ask(['search', '--onlyvisible', '--name', '.'])
        .split('\n')
        .map(
          (window) => `${ask(['getwindowname', window])} ${ask(['getwindowgeometry', window]).split('\n').slice(1)}`,
        ),
    async stop() {
      screen.kill('SIGTERM')
      await once(screen, 'exit')
    },
  }
}
