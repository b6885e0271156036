/**
 * Does the work of a form in the visitor's browser and sends the form then: in a thread of its own (this same file), or
 * where there is none in slices, so that the page stays alive. Timers of a page that nobody looks at come once a
 * second; a thread works on. Written for old phones too; the site is whole without it. SHA-256 (FIPS 180-4) by hand:
 * what browsers have is for secure addresses only, and far slower for so many short texts.
 */
export const workScript = `'use strict'
;(function () {
  var k = new Uint32Array(64)
  var initial = new Uint32Array(8)
  var primes = 0
  for (var candidate = 2; primes < 64; candidate++) {
    var isPrime = true
    for (var d = 2; d * d <= candidate; d++) if (candidate % d === 0) isPrime = false
    if (!isPrime) continue
    if (primes < 8) initial[primes] = (Math.sqrt(candidate) % 1) * 4294967296
    k[primes++] = (Math.cbrt(candidate) % 1) * 4294967296
  }
  var w = new Uint32Array(64)
  function compress(state, bytes, from) {
    var i, x, y
    for (i = 0; i < 16; i++, from += 4)
      w[i] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3]
    for (; i < 64; i++) {
      x = w[i - 15]
      y = w[i - 2]
      w[i] = w[i - 16] + w[i - 7] +
        (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)) +
        (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10))
    }
    var a = state[0], b = state[1], c = state[2], e0 = state[3], e = state[4], f = state[5], g = state[6], h = state[7]
    for (i = 0; i < 64; i++) {
      x = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
        ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0
      y = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
        ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (e0 + x) | 0
      e0 = c
      c = b
      b = a
      a = (x + y) | 0
    }
    state[0] += a
    state[1] += b
    state[2] += c
    state[3] += e0
    state[4] += e
    state[5] += f
    state[6] += g
    state[7] += h
  }
  function bytesOf(text) {
    var bytes = []
    for (var i = 0; i < text.length; i++) bytes.push(text.charCodeAt(i))
    return bytes
  }
  function solver(challenge, part) {
    var head = bytesOf(challenge + ':' + part + ':')
    var whole = head.length - (head.length % 64)
    var start = new Uint32Array(initial)
    for (var at = 0; at < whole; at += 64) compress(start, head, at)
    var block = new Uint8Array(128)
    var state = new Uint32Array(8)
    return function (n) {
      var text = String(n)
      var used = head.length - whole
      block.fill(0)
      for (var i = 0; i < used; i++) block[i] = head[whole + i]
      for (var j = 0; j < text.length; j++) block[used++] = text.charCodeAt(j)
      block[used] = 128
      var length = used + 9 > 64 ? 128 : 64
      var bits = (whole + used) * 8
      block[length - 3] = bits >>> 16
      block[length - 2] = bits >>> 8
      block[length - 1] = bits
      state.set(start)
      compress(state, block, 0)
      if (length === 128) compress(state, block, 64)
      return state[0]
    }
  }
  function inSlices(challenge, parts, sliceMs, done) {
    var below = Number(challenge.split('.')[1])
    var found = []
    var n = 0
    var hash = solver(challenge, 0)
    ;(function slice() {
      var until = Date.now() + sliceMs
      while (found.length < parts) {
        if (hash(n) < below) {
          found.push(n)
          n = 0
          hash = solver(challenge, found.length)
        } else n++
        if ((n & 255) === 0 && Date.now() > until) return setTimeout(slice, 0)
      }
      done(challenge + ':' + found.join(','))
    })()
  }
  if (typeof document === 'undefined') {
    onmessage = function (event) {
      inSlices(event.data.challenge, event.data.parts, Infinity, postMessage)
    }
    return
  }
  var own = document.currentScript && document.currentScript.src
  function work(challenge, parts, done) {
    var thread = null
    try {
      if (own) thread = new Worker(own)
    } catch (_) {}
    if (!thread) return inSlices(challenge, parts, 30, done)
    thread.onmessage = function (event) {
      thread.terminate()
      done(event.data)
    }
    thread.onerror = function (event) {
      event.preventDefault()
      thread.terminate()
      inSlices(challenge, parts, 30, done)
    }
    thread.postMessage({ challenge: challenge, parts: parts })
  }
  window.poczekalniaWork = work
  document.addEventListener('submit', function (event) {
    var form = event.target
    var challenge = form.getAttribute('data-work')
    if (!challenge) return
    event.preventDefault()
    var by = event.submitter
    if (by && by.name) add(form, by.name, by.value)
    var said = document.getElementById('working')
    if (said) said.hidden = false
    setTimeout(function () {
      var longer = document.getElementById('working-longer')
      if (longer) longer.hidden = false
    }, 3000)
    work(challenge, Number(form.getAttribute('data-parts')), function (solution) {
      form.removeAttribute('data-work')
      add(form, 'work', solution)
      form.submit()
    })
    form.setAttribute('data-work', '')
    form.inert = true
  })
  function add(form, name, value) {
    var field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.appendChild(field)
  }
})()
`
