#!/usr/bin/env bash
# Measures the program against the bare thing beside it, and prints ratios: CPU to a settled first page and memory
# there, against a bare window of the same toolkit, in turns; CPU while idling; grading against parsing; checking
# against reading typed RON. Needs what `.ci/run` installs. `benches/figures.sh [ROUNDS]`
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-15}
export LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY WAYLAND_SOCKET

cargo build --release
built=$(cargo bench --no-run --bench bare --bench figures --message-format=json | grep -o '"executable":"[^"]*"' | cut -d'"' -f4)
bare=$(grep '/bare-' <<<"$built")
figures=$(grep '/figures-' <<<"$built")
evidesk=${CARGO_TARGET_DIR:-target}/release/evidesk

work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3>"$work/display" >/dev/null 2>&1 &
server=$!
while [ ! -s "$work/display" ]; do sleep 0.05; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

# Nanoseconds on a processor, of all threads.
cpu() { cat /proc/"$1"/task/*/schedstat | awk '{ sum += $1 } END { printf "%d", sum }'; }

# Starts "$@", waits until its window is there and it idles, and leaves its number in $pid.
open() {
    "$@" >/dev/null 2>&1 &
    pid=$!
    until xdotool search --onlyvisible --pid "$pid" >/dev/null 2>&1; do
        kill -0 "$pid" || { echo "$1 opens no window" >&2; exit 1; }
        sleep 0.05
    done
    local before=0 now
    now=$(cpu "$pid")
    while [ $((now - before)) -gt 2000000 ]; do
        sleep 0.4
        before=$now
        now=$(cpu "$pid")
    done
}
shut() { kill "$pid"; wait "$pid" 2>/dev/null || true; }
median() { sort -n "$1" | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
measure() {
    local name=$1
    shift
    open "$@"
    cpu "$pid" | awk '{ printf "%d\n", $1 / 1000000 }' >>"$work/$name.cpu"
    awk '/RssAnon/ { print $2 }' "/proc/$pid/status" >>"$work/$name.rss"
    shut
}
say() { echo "$1: $2 $4; bare window: $3 $4; ratio $(awk "BEGIN { printf \"%.2f\", $2 / $3 }")"; }

for _ in $(seq "$rounds"); do
    measure program "$evidesk" --profile "$work/profile"
    measure bare "$bare"
done
say "CPU to a settled first page, median of $rounds" "$(median "$work/program.cpu")" "$(median "$work/bare.cpu")" ms
say "RssAnon there" "$(median "$work/program.rss")" "$(median "$work/bare.rss")" kB

open "$evidesk" --profile "$work/profile"
before=$(cpu "$pid")
sleep 10
echo "CPU while idling for 10 s: $((($(cpu "$pid") - before) / 1000)) µs"
shut

"$figures"
