# The help of zhuanke-cli as a manual page, so that the two cannot differ. A line without indent and full stop is a heading.
# mawk knows bytes only: no Chinese character in brackets. awk -v title=… -v section=… -v name=… -f help_to_man.awk
function safe(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    if (text ~ /^[.']/)
        text = "\\&" text
    return text
}
BEGIN { printf ".TH ZHUANKE\\-CLI 1 \"\" \"%s\" \"%s\"\n", title, section }
NR == 1 {
    sub(/^(Zhuanke|专科)(:|：) */, "")
    sub(/(\.|。)$/, "")
    printf ".SH %s\nzhuanke\\-cli \\- %s\n", name, safe($0)
    next
}
/^[^ ]/ && !/\.|。|:|：/ {
    printf "%s.SH %s\n.nf\n", open ? ".fi\n" : "", safe($0)
    open = 1
    next
}
{ print safe($0) }
END { if (open) print ".fi" }
