/**
 * What the page does when scripts run: listens for its ticket's news, puts them in place, says when they are old, and
 * tells a call by sound and vibration once the visitor has allowed it. Plain old syntax: phones live long.
 */
export const script = `
(function () {
  var OLD_AFTER = 15000
  var box = document.getElementById('ticket')
  var old = document.getElementById('old')
  var heard = document.getElementById('heard')
  var button = document.getElementById('notify')
  var seq = -1
  var newsAt = Date.now()
  var allowed = null
  var facts = function () { return box.querySelector('[data-over]') }
  var said = sentence()
  var call = callOf()

  function sentence() { var s = box.querySelector('[data-say]'); return s ? s.textContent : '' }
  function callOf() { var c = box.querySelector('[data-call]'); return c ? c.getAttribute('data-call') : null }

  function tone(at, frequency) {
    var wave = allowed.createOscillator()
    var gain = allowed.createGain()
    wave.frequency.value = frequency
    gain.gain.setValueAtTime(0.0001, at)
    gain.gain.exponentialRampToValueAtTime(0.5, at + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.6)
    wave.connect(gain)
    gain.connect(allowed.destination)
    wave.start(at)
    wave.stop(at + 0.6)
  }

  function alertVisitor() {
    try { if (navigator.vibrate) navigator.vibrate([400, 200, 400]) } catch (e) { /* not every phone may */ }
    if (!allowed) return
    allowed.resume()
    tone(allowed.currentTime + 0.05, 659)
    tone(allowed.currentTime + 0.45, 523)
  }

  function changed() {
    document.title = facts().getAttribute('data-title')
    if (sentence() !== said) { said = sentence(); heard.textContent = said }
    var now = callOf()
    if (now && now !== call) alertVisitor()
    call = now
    if (facts().getAttribute('data-over') === 'yes') { stream.close(); button.hidden = true; clearInterval(timer) }
  }

  function check() {
    var isOld = Date.now() - newsAt > OLD_AFTER
    if (isOld && old.hidden) {
      old.textContent = old.getAttribute('data-text').replace('{{time}}', facts().getAttribute('data-now'))
    }
    old.hidden = !isOld
  }

  if (facts().getAttribute('data-over') === 'yes') return
  if (window.AudioContext || navigator.vibrate) button.hidden = false
  button.addEventListener('click', function () {
    if (!allowed && window.AudioContext) allowed = new AudioContext()
    button.setAttribute('aria-pressed', 'true')
    button.textContent = button.getAttribute('data-on')
    alertVisitor()
  })
  var stream
  var timer = setInterval(check, 1000)
  function listen() {
    stream = new EventSource(location.pathname + '/events')
    stream.onmessage = function (event) {
      var news
      try { news = JSON.parse(event.data) } catch (e) { return }
      if (typeof news.seq !== 'number' || typeof news.html !== 'string' || news.seq < seq) return
      newsAt = Date.now()
      if (news.seq > seq) { seq = news.seq; box.innerHTML = news.html; changed() }
      check()
    }
    stream.onerror = function () {
      // A lost line is taken up again by the browser; one that the hub refused (too many pages) only by us.
      if (stream.readyState === 2) setTimeout(listen, 20000)
    }
  }
  listen()
})()
`
