/**
 * What the page does when scripts run: listens for its ticket's news, or fetches them where nothing comes; says when
 * they are old; tells a call by sound and vibration once the visitor has asked for it; and sends what the visitor does
 * again until it has arrived. A page that nobody sees listens only if it is to sound, and only two of a browser do: a
 * browser has six lines to a host, and a seventh page would never open. Plain old syntax, which a test holds it to:
 * phones live long.
 */
export const script = `
(function () {
  var OLD_AFTER = 15000
  var FETCH_AFTER = 9000
  var FETCH_HIDDEN_AFTER = 30000
  /* So many pages that nobody sees keep their line in one browser, desks and supervisors among them. */
  var HIDDEN_LINES = 2
  var by = function (id) { return document.getElementById(id) }
  var box = by('ticket')
  var acts = by('acts')
  var old = by('old')
  var heard = by('heard')
  var told = by('told')
  var sound = by('sound')
  var button = by('notify')
  var notified = by('notified')
  var path = location.pathname
  var seq = -1
  var shownActs = null
  var newsAt = now()
  var newsOn = Date.now()
  var fetchedAt = -FETCH_HIDDEN_AFTER
  var fetching = false
  var stream = null
  var audio = null
  var awake = null
  var facts = function () { return box.querySelector('[data-over]') }
  var isOver = function () { return facts().getAttribute('data-over') === 'yes' }
  var said = sentence()
  var call = callOf()

  /* A clock that nobody sets; it may stand while the phone sleeps. */
  function now() { return window.performance && performance.now ? performance.now() : Date.now() }
  /* How old the news are, by whichever clock has seen more: one may have been set back, the other have slept. */
  function age() { return Math.max(now() - newsAt, Date.now() - newsOn) }
  function isFresh() { newsAt = now(); newsOn = Date.now() }

  function sentence() { var s = box.querySelector('[data-say]'); return s ? s.textContent : '' }
  function callOf() { var c = box.querySelector('[data-call]'); return c ? c.getAttribute('data-call') : null }

  /* --- a call is heard and felt --- */

  function tone(at, frequency) {
    var wave = audio.createOscillator()
    var gain = audio.createGain()
    wave.frequency.value = frequency
    gain.gain.setValueAtTime(0.0001, at)
    gain.gain.exponentialRampToValueAtTime(0.5, at + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.6)
    wave.connect(gain)
    gain.connect(audio.destination)
    wave.start(at)
    wave.stop(at + 0.6)
  }
  function alertVisitor() {
    try { if (navigator.vibrate) navigator.vibrate([400, 200, 400]) } catch (e) { /* not every phone may */ }
    if (!audio) return
    try {
      if (audio.resume) audio.resume()
      tone(audio.currentTime + 0.05, 659)
      tone(audio.currentTime + 0.45, 523)
    } catch (e) { audio = null }
  }
  /* Once more after a while: the phone may have been in a pocket. */
  function alertOfCall(which) {
    alertVisitor()
    setTimeout(function () { if (call === which) alertVisitor() }, 8000)
  }
  function stayAwake() {
    if (!navigator.wakeLock || document.hidden) return
    navigator.wakeLock.request('screen').then(function (lock) { awake = lock; sayWhatWorks() }, function () {
      /* it need not */
    })
  }
  function sayWhatWorks() {
    if (button.getAttribute('aria-pressed') !== 'true') return
    var heardNow = audio && (!audio.state || audio.state === 'running')
    var which = heardNow ? (awake ? 'data-keep' : 'data-dark') : navigator.vibrate ? 'data-vibrates' : 'data-cannot'
    notified.textContent = notified.getAttribute(which)
    button.hidden = !heardNow
  }
  function askForSound() {
    var Context = window.AudioContext || window.webkitAudioContext
    try { if (!audio && Context) audio = new Context() } catch (e) { audio = null }
    button.setAttribute('aria-pressed', 'true')
    button.textContent = button.getAttribute('data-on')
    alertVisitor()
    stayAwake()
    setTimeout(sayWhatWorks, 700)
  }

  /* --- news --- */

  /* One button is the main one: while the visitor is away, or is called, that is not the bell. */
  function weigh() {
    var bell = facts().getAttribute('data-bell')
    sound.hidden = bell === 'none'
    sound.className = bell === 'by' ? 'sound by' : 'sound'
  }
  function changed() {
    document.title = facts().getAttribute('data-title')
    if (sentence() !== said) { said = sentence(); heard.textContent = said }
    var called = callOf()
    var isNew = called && called !== call
    call = called
    weigh()
    if (isNew) alertOfCall(called)
    if (isOver()) end()
  }
  function end() {
    hangUp()
    clearInterval(timer)
    sound.hidden = true
    old.hidden = true
    if (awake) awake.release()
  }
  function putActs(markup) {
    if (markup === shownActs) return
    var focus = acts.contains(document.activeElement) ? document.activeElement.id : null
    acts.innerHTML = shownActs = markup
    keepQuestion()
    if (focus && by(focus)) by(focus).focus()
  }
  /* The question stays open although its element is another one now. */
  function keepQuestion() {
    var ask = by('leaving')
    if (ask) ask.className = location.hash === '#leaving' ? 'ask open' : 'ask'
  }
  function take(text) {
    var news
    try { news = JSON.parse(text) } catch (e) { return }
    /* What is shown still holds. */
    if (news && news.same === true) {
      isFresh()
      if (!isOver()) check()
      return
    }
    if (!news || typeof news.seq !== 'number' || news.seq < seq) return
    var only = typeof news.say === 'string'
    if (!only && typeof news.html !== 'string') return
    isFresh()
    if (news.seq > seq) {
      seq = news.seq
      if (only) box.querySelector('[data-say]').textContent = news.say
      else box.innerHTML = news.html
      if (typeof news.acts === 'string') putActs(news.acts)
      changed()
    }
    if (!isOver()) check()
  }
  function fetchNews() {
    if (fetching) return
    fetching = true
    fetchedAt = now()
    ask('GET', path + '/news', null, function (status, text) {
      fetching = false
      if (status === 200) take(text)
      /* The day is over, or the code is gone: the hub says so in words. */
      if (status === 410 || status === 404) location.reload()
    })
  }
  function ask(method, address, body, done) {
    var request = new XMLHttpRequest()
    request.open(method, address)
    request.timeout = 10000
    request.setRequestHeader('Accept', 'application/json')
    if (body) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
    request.onload = function () { done(request.status, request.responseText) }
    request.onerror = request.ontimeout = function () { done(0, '') }
    request.send(body)
  }
  function check() {
    var oldness = age()
    var after = document.hidden && !audio ? FETCH_HIDDEN_AFTER : FETCH_AFTER
    if (oldness > after && now() - fetchedAt > after) fetchNews()
    var minutes = Math.floor(oldness / 60000)
    if (oldness > OLD_AFTER) {
      var text = old.getAttribute(minutes < 1 ? 'data-text' : 'data-minutes')
        .replace('{{minutes}}', minutes).replace('{{time}}', facts().getAttribute('data-now'))
      if (old.textContent !== text) old.textContent = text
    }
    old.hidden = oldness <= OLD_AFTER
  }
  function listen() {
    if (!window.EventSource || stream) return
    var line = stream = new EventSource(path + '/events')
    /* The hub that answers now tells the truth, also one that a backup was brought back on. */
    line.onopen = function () { seq = -1 }
    line.onmessage = function (event) { take(event.data) }
    line.onerror = function () {
      /* A lost line is taken up again by the browser; one that the hub refused (too many pages) only by us. */
      if (line.readyState !== 2 || line !== stream) return
      stream = null
      fetchNews()
      setTimeout(function () { if (!document.hidden && !isOver()) listen() }, 20000)
    }
  }
  function hangUp() {
    if (stream) stream.close()
    stream = null
  }

  /* --- lines that the pages of one browser share --- */

  var others = null
  var hiddenAfter = 0
  try { others = new BroadcastChannel('poczekalnia-lines') } catch (e) { /* then a page that nobody sees has none */ }
  if (others) others.onmessage = function () {
    if (!document.hidden) return
    hiddenAfter++
    if (hiddenAfter >= HIDDEN_LINES) hangUp()
  }
  /* Nobody sees the page any more: it keeps its line only to sound, and until two others have been left after it. */
  function hide() {
    if (!audio || !others) {
      hangUp()
      return
    }
    hiddenAfter = 0
    others.postMessage('hidden')
  }

  /* --- what the visitor does --- */

  function say(text) { told.textContent = text || ''; told.hidden = !text }
  function send(form, tries) {
    var fields = [].slice.call(form.querySelectorAll('input'))
    var body = fields.map(function (one) { return one.name + '=' + encodeURIComponent(one.value) }).join('&')
    var press = form.querySelector('button')
    press.disabled = true
    if (tries === 0) say(told.getAttribute('data-sending'))
    ask('POST', form.getAttribute('data-to'), body, function (status, text) {
      if (status === 200) {
        say('')
        if (location.hash) location.hash = ''
        take(text)
        return
      }
      if (status > 0 && status < 500) {
        press.disabled = false
        var words = ''
        try { words = JSON.parse(text).text } catch (e) { /* not from the hub: said below */ }
        say(words || told.getAttribute('data-not-sent'))
        fetchNews()
        return
      }
      if (tries < 4) {
        say(told.getAttribute('data-again'))
        setTimeout(function () { send(form, tries + 1) }, 3000)
        return
      }
      press.disabled = false
      say(told.getAttribute('data-not-sent'))
    })
  }
  acts.addEventListener('submit', function (event) {
    event.preventDefault()
    /* Taken now: the same act goes out again, whatever is shown by then. */
    event.target.setAttribute('data-to', event.target.action)
    send(event.target, 0)
  })
  window.addEventListener('hashchange', keepQuestion)
  document.addEventListener('visibilitychange', function () {
    if (isOver()) return
    if (document.hidden) {
      hide()
      return
    }
    listen()
    fetchNews()
    if (audio) stayAwake()
  })

  if (isOver()) return
  if (!told.hidden && window.history.replaceState) history.replaceState(null, '', path + location.hash)
  weigh()
  if (window.AudioContext || window.webkitAudioContext || navigator.vibrate) {
    button.addEventListener('click', askForSound)
  } else {
    button.hidden = true
    notified.textContent = notified.getAttribute('data-cannot')
  }
  var timer = setInterval(check, 1000)
  if (!document.hidden) listen()
})()
`
