// The page of a drawn draw recomputes it here, in the visitor's own browser: docs/booking.md.
import { checkDraw, receiptId } from './draw-published.js'

const section = document.getElementById('check')
const form = document.getElementById('check-form')
const said = document.getElementById('check-said')
const { file, right, wrong, line, none, waits } = section.dataset

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  said.textContent = '…'
  try {
    const checked = await checkDraw(await (await fetch(file)).text())
    if (!checked.ok) {
      said.textContent = `${wrong} (${checked.why}: ${checked.at})`
      return
    }
    const receipt = document.getElementById('receipt').value.trim()
    if (receipt === '') {
      said.textContent = right
      return
    }
    const id = await receiptId(receipt)
    const at = checked.draw.ranks.findIndex((rank) => rank.id === id)
    const places = checked.draw.ranks[at]?.places.map((place) => place.at.slice(0, 16).replace('T', ' ')) ?? []
    said.textContent =
      at < 0 ? `${right} ${none}` : `${right} ${line.replace('{rank}', at + 1)} ${places.join(', ') || waits}`
  } catch (error) {
    said.textContent = `${wrong} (${error.message})`
  }
})
