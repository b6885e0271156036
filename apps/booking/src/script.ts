/**
 * What the site does besides where scripts run; every page does without. It asks for the page again and takes over what
 * has changed of it, never a form that somebody types into; it says that something is on its way, and sends nothing
 * twice. Plain old syntax: phones live long.
 */
export const script = `
(function () {
  var wait = document.getElementById('wait')
  var say = function (text) { if (wait && wait.textContent !== text) wait.textContent = text }
  var sent = null

  function again() {
    if (sent) sent.removeAttribute('data-sent')
    sent = null
    say('')
  }
  document.addEventListener('submit', function (event) {
    var form = event.target
    // What goes nowhere is answered on the page itself.
    if (!form.hasAttribute('action')) return
    if (form.hasAttribute('data-sent')) { event.preventDefault(); return }
    form.setAttribute('data-sent', '')
    sent = form
    setTimeout(function () { if (sent === form && wait) say(wait.getAttribute('data-wait')) }, 300)
    // A line that was cut says so nowhere: whoever waits may press again.
    setTimeout(again, 15000)
  })
  // Back to a page that the browser has kept as it was left.
  window.addEventListener('pageshow', again)

  var wrong = document.querySelector('.box.wrong[tabindex]')
  if (wrong) wrong.focus()

  ;[].slice.call(document.querySelectorAll('[data-print]')).forEach(function (button) {
    button.hidden = false
    button.addEventListener('click', function () { window.print() })
  })

  var live = [].slice.call(document.querySelectorAll('[data-live]'))
  if (live.length === 0 || !window.fetch || !window.DOMParser) return
  var every = Math.min.apply(null, live.map(function (part) { return Number(part.getAttribute('data-every')) }))

  /** How a control is known again in the page as it is now. */
  function nameOf(control) {
    return control.getAttribute('href') || control.name + '=' + control.value
  }
  function renew(part, fresh) {
    if (!fresh || fresh.innerHTML === part.innerHTML) return
    var focused = document.activeElement
    var name = focused && part.contains(focused) ? nameOf(focused) : null
    part.innerHTML = fresh.innerHTML
    if (part.hasAttribute('data-changed')) say(part.getAttribute('data-changed'))
    if (name === null) return
    var same = [].slice.call(part.querySelectorAll('a,button')).filter(function (a) { return nameOf(a) === name })[0]
    if (!same) part.setAttribute('tabindex', '-1')
    ;(same || part).focus()
  }
  function look() {
    if (document.hidden || sent) return
    fetch(location.href, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual' })
      .then(function (answer) { return answer.ok ? answer.text() : null })
      .then(function (text) {
        if (text === null || sent) return
        var page = new DOMParser().parseFromString(text, 'text/html')
        live.forEach(function (part) {
          renew(part, page.querySelector('[data-live="' + part.getAttribute('data-live') + '"]'))
        })
      })
      .catch(function () { /* no line now: the next look may have one */ })
  }
  setInterval(look, every * 1000)
  document.addEventListener('visibilitychange', look)
})()
`
