#!/bin/sh
# What somebody does on a fresh machine, inside of it (machine.sh): `npm start` until the hub answers, `npm test`.
# Writes into /out. WHO: who does it, root or somebody else. PREPARE: what root does before. MENDING: what root does
# when the first start has failed. Everything is run by `as`, in a group of processes of its own, in a subshell that it
# replaces. PORT: of the hub. WORDS: which unit tests. WHOLE: all tests.
cd /srv/poczekalnia || exit 1
out=/out
if [ "$WHO" = root ]; then
  as() { exec setsid "$@"; }
else
  useradd --create-home "$WHO"
  chown -R "$WHO" .
  as() { exec setsid runuser -u "$WHO" -- env HOME="/home/$WHO" "$@"; }
fi
prepared() { eval "$1" > "$out/prepare.log" 2>&1; }

# Starts, waits until the hub answers or has ended, and stops it as Ctrl+C does: the whole group of processes.
start() {
  rm -f "$out/ready"
  began=$(date +%s)
  as npm start -- --port "$PORT" > "$out/$1" 2>&1 &
  npm=$!
  while kill -0 "$npm" 2> /dev/null; do
    if node -e "fetch('http://127.0.0.1:$PORT/healthz').then(
      (a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"; then
      echo $(($(date +%s) - began)) > "$out/ready"
      break
    fi
    sleep 1
  done
  kill -s TERM -- "-$npm" 2> /dev/null
  wait "$npm"
  echo $? > "$out/$1.status"
}

prepared "$PREPARE"
node --version > "$out/node"
npm --version > "$out/npm"
start start.log
if [ ! -e "$out/ready" ] && [ -n "$MENDING" ]; then
  prepared "$MENDING"
  start mended.log
fi
[ -e "$out/ready" ] || exit 1
(as node_modules/.bin/node scripts/fresh/load-native.ts) > "$out/native.json" 2> "$out/native.log"
began=$(date +%s)
# shellcheck disable=SC2086 # several words
if [ -n "$WHOLE" ]; then (as npm test) > "$out/test.log" 2>&1; else (as npm test -- $WORDS) > "$out/test.log" 2>&1; fi
echo $? > "$out/test.status"
echo $(($(date +%s) - began)) > "$out/test.seconds"
