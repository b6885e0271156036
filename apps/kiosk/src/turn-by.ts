/** How much of what is seen a press turns by: a line of it stays in sight. */
const TURN = 0.8
/** A rounded pixel is no more to turn to. */
const SLACK_PX = 4

/**
 * How far a press turns a screen that is longer than its place.
 * @param way 1: down, -1: up
 * @param height of what is seen, px
 * @param below how far each thing that has to come to the lower end ends below it, px; negative: above
 */
export function turnBy(way: 1 | -1, height: number, below: readonly number[]): number {
  const most = TURN * height
  const ahead = below.map((distance) => way * distance).filter((distance) => distance > SLACK_PX && distance < most)
  return way * Math.min(most, ...ahead)
}
