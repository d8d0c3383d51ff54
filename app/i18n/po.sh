#!/bin/sh
# po.sh check|update SOURCE: compares zh_CN.po with the ZK_TR("…") sentences of the sources, or brings it in line.
#
# check fails, and says which, if a sentence is missing, empty, fuzzy or no longer used, or if the named places {x} of
# msgid and msgstr are not the same set. Needs gettext and awk only.
set -eu
export LC_ALL=C.UTF-8
verb=$1
cd "$2"
po=app/i18n/zh_CN.po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One line per file and no line numbers: a catalogue that changes only when a sentence does.
find forms db templates app -name '*.cpp' -o -name '*.h' | LC_ALL=C sort > "$work/files"
xgettext --from-code=UTF-8 --language=C++ --keyword --keyword=ZK_TR --add-location=file --sort-by-file --no-wrap \
    --package-name=zhuanke --files-from="$work/files" -o "$work/all.pot" 2> "$work/warnings" || {
    cat "$work/warnings" >&2
    exit 1
}
if [ ! -f "$work/all.pot" ]; then
    echo "po.sh: no ZK_TR(\"…\") sentence found under $2" >&2
    exit 1
fi

if [ "$verb" = update ]; then
    msgmerge --quiet --no-fuzzy-matching --no-wrap --add-location=file --sort-by-file "$po" "$work/all.pot" -o "$work/new.po"
    msgattrib --no-obsolete --no-wrap --add-location=file "$work/new.po" -o "$work/clean.po"
    # The sources' own creation date says nothing and changes every time.
    sed '/^"POT-Creation-Date/d' "$work/clean.po" > "$po"
    msgfmt --statistics -o "$work/out.mo" "$po"
    exit 0
fi

# Sentences as "S<msgid>" / "T<msgstr>" lines, joined over continuation lines; obsolete and fuzzy are marks of their own.
flat() {
    msgcat --no-wrap --no-location "$1" | awk '
        function put() { if (have) print (obsolete ? "O" : fuzzy ? "F" : "C") "\t" id "\t" str; have = 0; fuzzy = 0; obsolete = 0 }
        /^#, .*fuzzy/ { mark = 1; next }
        { line = $0; old = sub(/^#~ */, "", line) }
        line ~ /^msgid "/ { put(); id = substr(line, 8, length(line) - 8); str = ""; have = 1; where = 1
                            obsolete = old; fuzzy = mark; mark = 0; next }
        line ~ /^msgstr "/ { str = substr(line, 9, length(line) - 9); where = 2; next }
        line ~ /^"/ { more = substr(line, 2, length(line) - 2); if (where == 1) id = id more; else str = str more }
        END { put() }'
}
flat "$work/all.pot" > "$work/used"
flat "$po" > "$work/known"
awk -F '\t' '
    function places(text,   set, list, n, i, out) {
        while (match(text, /\{[a-z_0-9]+\}/)) { set[substr(text, RSTART, RLENGTH)] = 1; text = substr(text, RSTART + RLENGTH) }
        n = 0
        for (i in set) list[++n] = i
        for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j] < list[j-1]; j--) { t = list[j]; list[j] = list[j-1]; list[j-1] = t }
        out = ""
        for (i = 1; i <= n; i++) out = out " " list[i]
        return out == "" ? " (none)" : out
    }
    function say(what, id) { print "app/i18n/zh_CN.po: " what ": \"" id "\""; bad++ }
    FILENAME == ARGV[1] { if ($2 != "") used[$2] = 1; next }
    $2 == "" { next }
    $1 == "O" || !($2 in used) { say("no longer in the sources, remove it", $2); next }
    { known[$2] = 1 }
    $1 == "F" { say("marked fuzzy, check the translation", $2) }
    $3 == "" { say("not translated", $2); next }
    places($2) != places($3) { say("the places differ: msgid has" places($2) ", msgstr has" places($3), $2) }
    END {
        for (id in used) if (!(id in known)) say("missing", id)
        if (bad) { print bad " to repair; `sh app/i18n/po.sh update .` adds and removes entries"; exit 1 }
    }' "$work/used" "$work/known" >&2
echo "zh_CN.po: $(grep -c . "$work/used") entries, complete"
