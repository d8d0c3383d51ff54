#!/bin/sh
# The Windows programs, cross-built on Debian 12: build/windows/bin/*.exe, and in build/windows/packages the installer and
# the portable ZIP. installer/bootstrap.sh packages installs the tools and calls this; it can also be run alone.
set -eu
cd "$(dirname "$0")/.."
jobs=${ZK_JOBS:-$(nproc)}
log=build/windows-log
export LC_ALL=C.UTF-8
mkdir -p "$log"

stop() {
    printf '== %s\n' "$1" >&2
    exit 3
}

# step NAME COMMAND…: its output goes to a log, whose end is shown if it fails.
step() {
    step=$1
    shift
    "$@" >"$log/$step" 2>&1 || {
        grep -v '^ninja: ' "$log/$step" | tail -n 40 >&2
        stop "Windows: $step failed ($log/$step)"
    }
}

ZK_JOBS=$jobs sh installer/windows/libraries.sh

# The same commit gives the same bytes: the only clock is that of the commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
launcher=
if command -v ccache >/dev/null; then
    launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
    export CCACHE_SLOPPINESS=pch_defines,time_macros
fi
echo "== building the Windows programs (build/windows)"
step configure cmake --preset windows $launcher
step programs ninja -C build/windows -j "$jobs"
echo "== packing the installer and the portable ZIP (build/windows/packages)"
rm -rf build/windows/packages
step packages sh -c 'cd build/windows && cpack'
for program in build/windows/bin/*.exe; do
    foreign=$(x86_64-w64-mingw32-objdump -p "$program" | awk '/DLL Name/ { print tolower($3) }' | grep -E 'gcc|stdc|winpthread|zlib|wx|sqlite' || true)
    [ -z "$foreign" ] || stop "$program needs DLLs that Windows does not have: $foreign"
done
ls build/windows/packages
