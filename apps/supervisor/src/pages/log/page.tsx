/** Everything that was done, by whom and when. */
export default function LogPage() {
  return null
}
