export const list = (text: string) => text.split(' ')
/** Days of a month by order, 1 to 31. */
export const daysByTens = (small: string[], twenty: string, thirty: string, twentieth: string, thirtieth: string) => [
  ...small,
  twentieth,
  ...small.slice(0, 9).map((day) => `${twenty} ${day}`),
  thirtieth,
  `${thirty} ${small[0]}`,
]
