#!/bin/bash
# The Windows packages, tried under wine as on a Chinese Windows: the command line's main job, a silent installation for one
# user, the installed program with the sample hospital on the screen, typed text that arrives, and an uninstallation that
# leaves nothing but documents. Wants build/windows/packages and build/release; what it sees stays in build/prove-windows.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=$root/build/prove-windows
rm -rf "$work"
mkdir -p "$work/home" "$work/locale"
installer=$(ls build/windows/packages/zhuanke-*-win64.exe)
portable=$(ls build/windows/packages/zhuanke-*-portable.zip)

fail() {
    printf '== Windows packages: %s\n' "$1" >&2
    exit 1
}
say() { printf '   %s\n' "$1"; }

# A Chinese system without touching this one's: code page 936, Chinese fonts by themselves.
localedef -i zh_CN -f UTF-8 "$work/locale/zh_CN.UTF-8"
export LOCPATH=$work/locale LANG=zh_CN.UTF-8
{ export LC_ALL=zh_CN.UTF-8; } 2>/dev/null   # bash does not look in LOCPATH and says so
export WINEPREFIX=$work/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" HOME=$work/home
display=
clean_up() {
    wineserver -k 2>/dev/null || true
    [ -z "$display" ] || kill "$display" 2>/dev/null || true
}
trap clean_up EXIT
# wine's exit status says little (a stub it cannot run ends with 0), so that files are looked at, never it.
quiet() { timeout 300 "$@" >>"$work/log" 2>&1 || true; }
settle() { timeout 60 wineserver -w || true; }

{ Xvfb -displayfd 7 -screen 0 1366x768x24 -nolisten tcp 7>"$work/display" >>"$work/log" 2>&1 & } 2>/dev/null
display=$!
for _ in $(seq 50); do [ -s "$work/display" ] && break; sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
quiet wineboot -i
quiet wine winecfg -v win10   # wine 8 says it were Windows 7, which the installer refuses
# The fonts every Chinese Windows has, by name: GDI+ draws nothing in a font that is not there.
{
    printf 'REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]\n'
    printf '"%s"="Noto Sans CJK SC"\n' Tahoma 'MS Shell Dlg' 'MS Shell Dlg 2' 'Segoe UI' 'Microsoft YaHei' 'Microsoft YaHei UI' SimSun
} >"$work/fonts.reg"
quiet wine regedit /S "$work/fonts.reg"
settle
drive=$WINEPREFIX/drive_c

# Without ~nsu: the uninstaller runs from there, and Windows takes it away at the next start.
files() { (cd "$drive" && find . -type f | grep -v -e '/windows/' -e '\./ProgramData/Microsoft/' -e '/Temp/~nsu' | sort); }
# wine writes the registry out when its server ends.
registry() { cat "$WINEPREFIX"/{user,system}.reg | tr -d '\0'; }
# shown TITLE: waits up to two minutes for a window. drawn PICTURE: until the screen has stood still for a second.
shown() {
    for _ in $(seq 240); do
        xwininfo -root -tree 2>/dev/null | grep -c >/dev/null "$1" && return 0
        sleep 0.5
    done
    return 1
}
drawn() {
    before=
    for _ in $(seq 60); do
        sleep 1
        import -window root "$1"
        now=$(identify -format '%#' "$1")
        [ "$now" != "$before" ] || return 0
        before=$now
    done
}
files >"$work/before"
unzip -q "$portable" -d "$work/便携 盘"
stick=$(dirname "$(find "$work/便携 盘" -name zhuanke.exe)")

say "command line: the sample hospital in a folder with a Chinese name and a space"
(
    unset DISPLAY
    wine "$stick/zhuanke-cli.exe" demo --lang zh --out "$work/输出 目录" >"$work/demo.txt" 2>"$work/demo.err" ||
        { cat "$work/demo.err" >&2; false; }
    # Without a screen wine leaves a desktop on which the next window would crash.
    wineserver -k
    settle
) || fail "zhuanke-cli demo failed ($work/demo.err)"
# The same document, drafted on both systems under the same name. Each sample has identifiers of its own.
document=$(ls "$work/输出 目录/"*.zhuanke)
draft=$(ls "$work/输出 目录/"*（草稿）.xlsx)
mkdir "$work/linux"
cp "$document" "$work/linux/"
build/release/bin/zhuanke-cli submit "$work/linux/$(basename "$document")" "$work/linux/$(basename "$draft")" --draft --lang zh >"$work/submit-linux.txt" 2>&1 || true
/usr/bin/python3 tests/packages/same_workbook.py "$draft" "$work/linux/$(basename "$draft")" ||
    fail "the workbook differs from the one written on Linux"

# zhuanke-cli.exe only starts zhuanke.exe: what a shell, a script and a terminal see must not show it.
say "command line: arguments, exit codes, redirection and terminal are those of a console program"
(
    unset DISPLAY
    cli() { timeout 120 wine "$stick/zhuanke-cli.exe" "$@" 2>"$work/cli.err"; }
    cp "$document" "$work/甲 乙.zhuanke"
    odd='他说 "a b" 100%% \'
    cli note "$work/甲 乙.zhuanke" cardiology cardiology.mi.pci "$odd" >"$work/cli.txt" </dev/null || fail "note ended with $?"
    build/release/bin/zhuanke-cli history "$work/甲 乙.zhuanke" --lang en >"$work/note.txt"
    grep -F -c >/dev/null "$odd" "$work/note.txt" || fail "an argument changed on its way: $odd ($work/note.txt)"
    cli no-such-command --lang zh >"$work/cli.txt" && fail "a wrong command ended with 0" || code=$?
    [ "$code" = 2 ] || fail "a wrong command ended with $code"
    [ -s "$work/cli.err" ] && [ ! -s "$work/cli.txt" ] || fail "the sentence about a wrong command is not on the standard error alone"
    cli check "$work/nothing.zhuanke" >"$work/cli.txt" && fail "a missing document ended with 0" || code=$?
    [ "$code" = 3 ] || fail "a missing document ended with $code"
    cli --version | grep -c >/dev/null '^zhuanke-cli [0-9]' || fail "a pipe brings nothing"
    TERM=xterm timeout 120 script -qec "stty cols 120 rows 40; wine '$stick/zhuanke-cli.exe' --help --lang zh" "$work/terminal.txt" >/dev/null </dev/null || true
    grep -c >/dev/null '医院' "$work/terminal.txt" || fail "nothing appears on a terminal ($work/terminal.txt)"
    # Ctrl+C while the workbook is being written: the starter's program hears it, and nothing half stays behind.
    sha256sum "$document" >"$work/sum"
    code=$(TERM=xterm /usr/bin/python3 tests/packages/interrupted.py "$work/half 甲.xlsx.unfinished" \
        wine "$stick/zhuanke-cli.exe" submit "$document" "$work/half 甲.xlsx" --draft)
    [ "$code" = 130 ] || fail "Ctrl+C during submit: $code instead of 130"
    ls "$work"/half* >/dev/null 2>&1 && fail "Ctrl+C during submit leaves a file behind ($work)"
    sha256sum --quiet -c "$work/sum" || fail "Ctrl+C during submit changed the document"
    wineserver -k
    settle
) || exit 1

# install MODE WHERE: sets $folder.
install() {
    quiet wine "$installer" /S "/$1"
    settle
    folder=$(dirname "$(find "$2" -name zhuanke.exe)")
    [ -f "$folder/zhuanke-cli.exe" ] && [ -f "$folder/share/zhuanke/forms/county-2025/standard.toml" ] ||
        fail "the installer for $1 put nothing, or not all, below ${2#"$drive"/}"
    [ ! -e "$folder/zhuanke-portable" ] || fail "the installed program believes to be on a stick"
    registry | grep -c >/dev/null '^\[Software\\\\Classes\\\\Zhuanke.Document' || fail ".zhuanke is not registered for $1"
}
uninstall() {
    quiet wine "$folder/uninstall.exe" /S "/$1"
    settle
    files >"$work/after"
    left=$(comm -13 "$work/before" "$work/after" | grep -v '\.zhuanke$' || true)
    [ -z "$left" ] || fail "the uninstallation for $1 left behind: $left"
    registry | grep '^\[Software.*Zhuanke' >"$work/left.reg" && { cat "$work/left.reg"; fail "the registry still knows the program"; }
    return 0
}
say "silent installation and uninstallation for one user"
install CurrentUser "$drive/users"
size=$(du -sk "$folder" | cut -f 1)
uninstall CurrentUser
say "silent installation for all users, over an installation that is there"
install AllUsers "$drive/Program Files"
install AllUsers "$drive/Program Files"
documents=$drive/users/$(id -un)/Documents
mkdir -p "$documents"

# By the registered type, not by naming the program (wine looks up types of all users only).
say "a double click on the sample hospital opens the installed program"
sample=$documents/我院\ 自评.zhuanke
cp "$document" "$sample"
quiet wine explorer /desktop=shot,1366x768 C:\\windows\\system32\\start.exe /unix "$sample" &
shown '我院 自评' || { import -window root "$work/nothing.png"; fail "no window with the document's name appeared ($work/nothing.png)"; }
drawn "$work/opened.png"
# A blank window has a handful of colours; text and tables have hundreds of shades.
colours=$(identify -format %k "$work/opened.png")
[ "$colours" -ge 200 ] || fail "the window looks blank: $colours colours ($work/opened.png)"

say "what is typed arrives in the document"
keys() { for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 1; done; }
# First specialty, next item that needs something: carried out independently, 137 cases; then a note in Chinese.
typed() {
    keys Escape ctrl+Next F6 1 Return 1 3 7 Return ctrl+m
    xdotool type --delay 200 '病历号 Abc7'
    keys Return
    for _ in $(seq 10); do
        build/release/bin/zhuanke-cli history "$sample" --lang en >"$work/history"
        head -n 8 "$work/history" | grep -c >/dev/null '→ 137 ' &&
            head -n 8 "$work/history" | grep -c >/dev/null '病历号 Abc7' && return 0
        sleep 1
    done
    return 1
}
# Keys sent from outside can be lost while a machine is busy: a second time is allowed.
typed || { import -window root "$work/typed-1.png"; typed; } ||
    { import -window root "$work/typed.png"; fail "a number and a Chinese note typed by keys are not in the document ($work/typed.png, $work/history)"; }
import -window root "$work/typed.png"

say "the uninstallation leaves nothing but documents"
keys ctrl+q
settle
uninstall AllUsers
[ -f "$sample" ] || fail "the uninstallation took a document away"

say "the portable version keeps its settings beside itself"
quiet wine explorer /desktop=stick,1366x768 "Z:${stick//\//\\}\\zhuanke.exe" &
shown 专科 || fail "the portable program opened no window"
drawn "$work/portable.png"
keys ctrl+q
settle
[ -f "$stick/settings.json" ] || fail "no settings.json beside the portable program"
files | comm -13 "$work/before" - | grep -c >/dev/null zhuanke/settings && fail "the portable program wrote into the user's folder"
say "sizes: installer $(($(stat -c %s "$installer") / 1024)) KB, installed $size KB"
[ "$size" -le 15360 ] || fail "installed it takes $size KB, more than 15 MB"
[ "$(stat -c %s "$installer")" -le 5242880 ] || fail "the installer is larger than 5 MB"
