/**
 * What the card's page does when scripts run: keeps the ticks on this phone, in the browser's own storage, and counts
 * them. Nothing is sent anywhere. Plain old syntax: phones live long.
 */
export const script = `
(function () {
  var list = document.querySelector('[data-ticks]')
  if (!list) return
  var key = list.getAttribute('data-ticks')
  var boxes = [].slice.call(document.querySelectorAll('input[type=checkbox]'))
  var count = document.getElementById('count')
  var clear = document.getElementById('clear')
  var kept = {}
  try { kept = JSON.parse(localStorage.getItem(key)) || {} } catch (e) {
    /* a private window keeps nothing: the boxes work all the same */
  }

  function tell() {
    var done = boxes.filter(function (box) { return box.checked }).length
    count.textContent = count.getAttribute('data-text').replace('{{done}}', done).replace('{{all}}', boxes.length)
    clear.hidden = done === 0
  }
  function keep() {
    boxes.forEach(function (box) { if (box.checked) kept[box.name] = 1; else delete kept[box.name] })
    try { localStorage.setItem(key, JSON.stringify(kept)) } catch (e) { /* as above */ }
    tell()
  }
  boxes.forEach(function (box) {
    box.checked = kept[box.name] === 1
    box.addEventListener('change', keep)
  })
  clear.addEventListener('click', function () {
    boxes.forEach(function (box) { box.checked = false })
    keep()
    boxes[0].focus()
  })
  count.hidden = false
  tell()
})()
`
