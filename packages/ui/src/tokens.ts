/** The house's colours. `styles.css` carries the same values as custom properties; a test holds the two together. */
export const light = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  ink: '#10213d',
  quiet: '#4a5670',
  hairline: '#d5d9e2',
  edge: '#7a859b',
  action: '#0b4fc4',
  'on-action': '#ffffff',
  called: '#ffc83d',
  'on-called': '#10213d',
  good: '#0b6b3a',
  wrong: '#b3261e',
  focus: '#0b4fc4',
} as const

export type ColourName = keyof typeof light
export type Colours = Readonly<Record<ColourName, string>>

/** The waiting room's display: dark, so that it doesn't glare. */
export const night: Colours = {
  paper: '#0b1730',
  surface: '#14233f',
  ink: '#ffffff',
  quiet: '#b9c4da',
  hairline: '#33415f',
  edge: '#8594b5',
  action: '#8db4ff',
  'on-action': '#0b1730',
  called: '#ffc83d',
  'on-called': '#10213d',
  good: '#6fdba0',
  wrong: '#ffb4ab',
  focus: '#ffc83d',
}

/** The 7:1 theme, one tap away at the machine. */
export const contrast: Colours = {
  ...light,
  paper: '#ffffff',
  quiet: '#10213d',
  hairline: '#10213d',
  edge: '#10213d',
  action: '#003a9b',
  good: '#00482a',
  wrong: '#8a0f0a',
  focus: '#003a9b',
}

/** The same on dark paper, for whom light dazzles. */
export const dark: Colours = {
  ...night,
  paper: '#000000',
  surface: '#0b1730',
  quiet: '#e4e9f4',
  hairline: '#b9c4da',
  edge: '#e4e9f4',
  action: '#a9c7ff',
  'on-action': '#000000',
  good: '#8ce8b4',
  wrong: '#ffc9c3',
}

/** Steps of space, in px at the reference size. */
export const space = [8, 16, 24, 32, 40, 48, 64, 80, 96] as const
export const radius = 16
export const border = 3
