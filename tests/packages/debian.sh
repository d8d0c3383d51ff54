#!/bin/bash
# The Debian package, tried in a fresh minimal Debian 12 (debootstrap): it installs with what it says it needs, an ordinary
# user makes the sample hospital, the window opens, and purging leaves nothing. Wants to be root; the minimal system and the
# packages downloaded for it are kept in ${ZK_CACHE:-~/.cache/zhuanke}. What it sees stays in build/prove-debian.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ "${ZK_OWN_MOUNTS:-}" != 1 ]; then
    ZK_OWN_MOUNTS=1 exec unshare -m --propagation private bash "$0"   # whatever is mounted goes with this process
fi
work=$PWD/build/prove-debian
root=$work/root
cache=${ZK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/zhuanke}
package=$(ls build/release/packages/zhuanke_*_amd64.deb)
export LC_ALL=C.UTF-8
rm -rf --one-file-system "$work"
mkdir -p "$work" "$cache/archives/partial"

fail() {
    printf '== Debian package: %s\n' "$1" >&2
    exit 1
}
say() { printf '   %s\n' "$1"; }

say "lintian finds no error"
lintian --fail-on error "$package" >"$work/lintian" 2>&1 || { cat "$work/lintian"; fail "lintian finds errors"; }

desktop-file-validate installer/linux/*.desktop || fail "the desktop entry is wrong"
appstreamcli validate --no-net installer/linux/*.metainfo.xml >"$work/appstream" 2>&1 || { cat "$work/appstream"; fail "the metainfo is wrong"; }

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' 'Origin: Debian' | head -n 1)
if [ ! -f "$cache/debian12.tar.zst" ]; then
    say "making a minimal Debian 12 (once)"
    debootstrap --variant=minbase --cache-dir="$cache/archives" bookworm "$root" "${mirror:-http://deb.debian.org/debian}" \
        >"$work/debootstrap.log" 2>&1 || { tail -n 5 "$work/debootstrap.log"; fail "debootstrap could not make a Debian 12"; }
    tar -C "$root" -c . | zstd -q -f -o "$cache/debian12.tar.zst.new"
    mv "$cache/debian12.tar.zst.new" "$cache/debian12.tar.zst"
else
    mkdir -p "$root"
    tar -C "$root" -xf "$cache/debian12.tar.zst"
fi
mount --bind /proc "$root/proc"
mkdir -p "$root/var/cache/apt/archives"
mount --bind "$cache/archives" "$root/var/cache/apt/archives"
cp /etc/resolv.conf "$root/etc/resolv.conf"
[ ! -d /etc/apt/apt.conf.d ] || grep -rh -i 'Acquire::.*proxy' /etc/apt/apt.conf.d >"$root/etc/apt/apt.conf.d/90proxy" 2>/dev/null || true
# The system is thrown away: nothing of it needs to outlive a power failure.
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin HOME=/home/tester LC_ALL=C.UTF-8 "$@"; }

say "it installs with the packages it names"
cp "$package" "$root/root/"
{ inside apt-get -qq update || true
  inside apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "/root/$(basename "$package")"; } >"$work/apt.log" 2>&1 ||
    { tail -n 8 "$work/apt.log"; fail "apt-get could not install it"; }
inside useradd -m -u 1000 tester

say "an ordinary user makes the sample hospital"
as_user zhuanke-cli demo --lang zh --out /home/tester/示例 >"$work/demo.txt" 2>&1 || { cat "$work/demo.txt"; fail "zhuanke-cli demo failed"; }
ls "$root"/home/tester/示例/*.xlsx >/dev/null || fail "no workbook was written"

say "the window opens"
{ Xvfb -displayfd 7 -screen 0 1366x768x24 7>"$work/display" >>"$work/log" 2>&1 & } 2>/dev/null
xvfb=$!
trap 'kill $xvfb 2>/dev/null || true' EXIT
for _ in $(seq 50); do [ -s "$work/display" ] && break; sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
document=$(cd "$root/home/tester/示例" && ls -- *.zhuanke)
as_user DISPLAY="$DISPLAY" NO_AT_BRIDGE=1 zhuanke "/home/tester/示例/$document" >>"$work/log" 2>&1 &
window=$!
for _ in $(seq 120); do
    xwininfo -root -tree 2>/dev/null | grep -c >/dev/null "${document%.zhuanke}" && break
    sleep 0.5
done
xwininfo -root -tree | grep -c >/dev/null "${document%.zhuanke}" || { cat "$work/log"; fail "no window with the document's name appeared"; }
for _ in $(seq 60); do
    sleep 1
    import -window root "$work/opened.png"
    colours=$(identify -format %k "$work/opened.png")
    [ "$colours" -lt 100 ] || break
done
kill "$window"
wait "$window" 2>/dev/null || true
[ "$colours" -ge 100 ] || fail "the window looks blank: $colours colours ($work/opened.png)"

say "purging leaves nothing"
rm "$root/root/"*.deb
inside dpkg --purge zhuanke >>"$work/apt.log" 2>&1
left=$(find "$root" -xdev -iname '*zhuanke*' -not -path "$root/home/*" -not -path "$root/proc/*" -not -path "*/archives/*")
[ -z "$left" ] || fail "left behind: $left"
say "all right"
