#!/bin/sh
# Pictures of every page and dialog of the sample hospital, to be looked at:
#   sh tests/gui/pictures.sh FOLDER          all, in FOLDER/zh, zh-dark, zh-150, zh-200, en, en-dark
#   sh tests/gui/pictures.sh FOLDER zh-150   only that one
#   sh tests/gui/pictures.sh guide           those that README and guide show, in their places (needs imagemagick, pngquant)
# Needs build/release with tests (cmake --preset release -DZK_TESTS=ON; ninja -C build/release test_gui zk_data) and xvfb.
set -eu
cd "$(dirname "$0")/../.."
what=${1:?folder, or guide}
test_gui=build/release/bin/test_gui
[ -x "$test_gui" ] || { echo "$test_gui is not built" >&2; exit 2; }

# pictures FOLDER LANGUAGE SET SCREEN [VARIABLE=VALUE …]
pictures() {
    folder=$1 language=$2 set=$3 screen=$4
    shift 4
    rm -rf "$folder"
    mkdir -p "$folder"
    env NO_AT_BRIDGE=1 GDK_BACKEND=x11 LANG=C.UTF-8 "$@" \
        ZK_PICTURES="$folder" ZK_PICTURES_LANGUAGE="$language" ZK_PICTURES_SET="$set" \
        xvfb-run -a -s "-screen 0 ${screen}x24 -nolisten tcp" "$test_gui" "[.pictures]" >"$folder/log" 2>&1 ||
        { cat "$folder/log" >&2; exit 1; }
    rm "$folder/log"
}

variant() {
    case $1 in
    zh) pictures "$what/zh" zh all 1366x768 ;;
    zh-dark) pictures "$what/zh-dark" zh main 1366x768 GTK_THEME=Adwaita:dark ;;
    zh-150) pictures "$what/zh-150" zh main 1920x1080 GDK_DPI_SCALE=1.5 ;;
    zh-150-small) pictures "$what/zh-150-small" zh main 1366x768 GDK_DPI_SCALE=1.5 ;;
    zh-200) pictures "$what/zh-200" zh main 2732x1536 GDK_SCALE=2 ;;
    en) pictures "$what/en" en all 1366x768 ;;
    en-dark) pictures "$what/en-dark" en main 1366x768 GTK_THEME=Adwaita:dark ;;
    *) echo "no such variant: $1" >&2; exit 2 ;;
    esac
}

# As wide as a page of the guide at 100 %, few colours: about 60 KB each.
for_guide() {
    shots=$(mktemp -d)
    for language in zh en; do
        pictures "$shots/$language" $language shown 1366x768
        for page in overview specialty summary approval; do
            convert "$shots/$language/$page.png" -resize 940x -strip "$shots/$page.png"
            pngquant --force --speed 1 --quality 60-95 --output app/gui/guide/$language/$page.png "$shots/$page.png"
        done
    done
    rm -r "$shots"
}

if [ "$what" = guide ]; then
    for_guide
elif [ $# -gt 1 ]; then
    variant "$2"
else
    for each in zh zh-dark zh-150 zh-150-small zh-200 en en-dark; do variant $each; done
fi
