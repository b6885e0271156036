#!/bin/sh
# xdotool joins commands on one line, and takes a key for the next command where it has a command's name, in any case:
# "xdotool key a Help b" presses a, prints its help and ends with 1 without pressing b. As 0xff6a the same key is
# pressed. (Debian 12, xdotool 3.20160805.)
# Seen: "Help: 1, 0xff6a: 0".
set -u
command -v xdotool > /dev/null && command -v Xvfb > /dev/null || {
  apt-get update -qq && apt-get install -y -qq --no-install-recommends xvfb xdotool
} > /dev/null
number=$(mktemp)
Xvfb -displayfd 3 3> "$number" > /dev/null 2>&1 &
server=$!
trap 'kill "$server"; rm -f "$number"' EXIT
while [ ! -s "$number" ]; do sleep 0.1; done
DISPLAY=:$(cat "$number")
export DISPLAY
xdotool key a Help b > /dev/null 2>&1
by_name=$?
xdotool key a 0xff6a b > /dev/null 2>&1
seen="Help: $by_name, 0xff6a: $?"
echo "$seen"
[ "$seen" = 'Help: 1, 0xff6a: 0' ]
