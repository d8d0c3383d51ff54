// evidence pack: what an inspector gets on a USB stick. Numbered files, an index by clause that opens in any browser and
// prints, the list of what is missing, and the check sums.
#include "app/session/session_impl.h"
#include "app/session/unfinished.h"
#include "templates/zip.h"

#include <algorithm>
#include <cstdio>

namespace fs = std::filesystem;

namespace zk::session {

using forms::Message;

namespace {

/// A name every file system takes: no separators, no control characters, not too long, no dot or blank at the end.
std::string safe_name(const std::string& title)
{
    std::string name;
    for (const char c : title)
        name += static_cast<unsigned char>(c) < 0x20 || std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos
                    ? '_'
                    : c;
    constexpr std::size_t longest = 120;   // bytes: forty Chinese characters
    if (name.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
            --end;   // never within a character
        name.resize(end);
    }
    while (!name.empty() && (name.back() == '.' || name.back() == ' '))
        name.pop_back();
    return name;
}

/// "003_介入资质.pdf"
std::string packed_name(const Evidence& one)
{
    char number[16];
    std::snprintf(number, sizeof number, "%03d", one.number);
    const fs::path file(std::u8string(one.file.begin(), one.file.end()));
    std::string extension = safe_name(utf8(file.extension()));
    if (extension.size() > 12)
        extension.clear();
    const std::string title = safe_name(one.title);
    return std::string(number) + (title.empty() ? "" : "_" + title) + extension;
}

std::string html(const std::string& text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

/// A relative link: every byte that is not plain in an address is written as %XX.
std::string link(const std::string& name)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string safe;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.')
            safe += c;
        else
            (safe += '%').append({digits[byte >> 4], digits[byte & 15]});
    }
    return safe;
}

class Index {
public:
    Index(const Session& session, const Session::Impl& impl, forms::Language language, const forms::Translator& translator)
        : session_(session), impl_(impl), language_(language), translator_(translator)
    {
        number_clauses();
    }

    std::string page(const std::map<int, std::string>& names, const std::vector<std::string>& unavailable) const;
    std::string missing_page(const std::vector<EvidenceItem>& missing) const;

private:
    std::string word(const char* msgid) const { return html(translator_.pattern(msgid, language_)); }
    std::string text(const forms::Text& both) const { return html(both.in(language_)); }

    /// The numbers that the sheets show: dimension and running number within the section.
    void number_clauses()
    {
        const forms::Form& form = *impl_.form;
        for (std::size_t s = 0; s < form.sections().size(); ++s) {
            const forms::Section& section = form.sections()[s];
            const auto& dimensions = impl_.card.sections[s].dimensions;
            int number = 0;
            for (std::size_t d = 0; d < dimensions.size(); ++d) {
                const bool shown = dimensions[d].asked > 0 ||
                                   (section.specialty >= 0 && form.standard().dimensions[d].scored);
                if (!shown)
                    continue;
                ++number;
                int running = 0;
                for (int ask = section.first_ask; ask < section.end_ask; ++ask)
                    if (form.item(form.asks()[ask]).dimension == static_cast<int>(d))
                        clauses_[ask] = std::to_string(number) + "." + std::to_string(++running);
            }
        }
    }
    std::string section_title(int section) const
    {
        const forms::Form& form = *impl_.form;
        const int specialty = form.sections()[section].specialty;
        return specialty < 0 ? word(ZK_TR("Hospital")) : text(form.standard().specialties[specialty].title);
    }
    std::string head(const std::string& title) const;
    std::string file_row(const Evidence& one, const std::map<int, std::string>& names) const;

    const Session& session_;
    const Session::Impl& impl_;
    forms::Language language_;
    const forms::Translator& translator_;
    std::map<int, std::string> clauses_;
};

std::string Index::head(const std::string& title) const
{
    const auto name = impl_.identity.find("identity.name");
    const forms::Period& period = impl_.assessment->period;
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + title +
           "</title>\n<style>body{font-family:SimSun,\"Noto Serif CJK SC\",serif;font-size:12pt;margin:2em}"
           "h1{font-size:18pt;text-align:center;font-weight:bold}h2{font-size:13pt;margin:1em 0 .3em}"
           "table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:3pt 5pt;text-align:left;"
           "vertical-align:top}th{font-weight:bold}tr{page-break-inside:avoid}a{color:#000}</style></head>\n<body><h1>" +
           title + "</h1>\n<p>" + (name == impl_.identity.end() ? "" : html(name->second)) + "　" +
           text({period.zh(), period.en()}) + "　" + html(impl_.assessment->name) + "</p>\n";
}

std::string Index::file_row(const Evidence& one, const std::map<int, std::string>& names) const
{
    const auto name = names.find(one.number);
    const auto date = [](const std::optional<forms::Date>& day) { return day ? forms::iso(*day) : std::string("/"); };
    std::string row = "<td>" + std::to_string(one.number) + "</td><td>";
    if (name == names.end())
        row += html(one.title) + "（" + word(ZK_TR("not packed: the file is gone or has changed")) + "）";
    else
        row += "<a href=\"" + link(name->second) + "\">" + html(one.title) + "</a>";
    return row + "</td><td>" + date(one.dated) + "</td><td>" + date(one.valid_until) + "</td><td>" +
           (one.deidentified ? word(ZK_TR("De-identified")) : word(ZK_TR("Not de-identified"))) + "</td>";
}

std::string Index::page(const std::map<int, std::string>& names, const std::vector<std::string>& unavailable) const
{
    const forms::Form& form = *impl_.form;
    std::string out = head(word(ZK_TR("Index of evidence")));
    const std::string columns = "<th>" + word(ZK_TR("Evidence no.")) + "</th><th>" + word(ZK_TR("Title")) + "</th><th>" +
                                word(ZK_TR("Date of the material")) + "</th><th>" + word(ZK_TR("Valid until")) +
                                "</th><th>" + word(ZK_TR("De-identification")) + "</th>";
    for (std::size_t s = 0; s < form.sections().size(); ++s) {
        std::string rows;
        for (int ask = form.sections()[s].first_ask; ask < form.sections()[s].end_ask; ++ask) {
            const forms::Item& item = form.item(form.asks()[ask]);
            for (const Evidence& one : session_.evidence())
                if (std::find(one.items.begin(), one.items.end(), EvidenceItem{form.sections()[s].id, item.id}) !=
                    one.items.end())
                    rows += "<tr><td>" + clauses_.at(ask) + "</td><td>" + text(item.title) + "</td>" +
                            file_row(one, names) + "</tr>\n";
        }
        if (!rows.empty())
            out += "<h2>" + section_title(static_cast<int>(s)) + "</h2>\n<table><tr><th>" + word(ZK_TR("Clause")) +
                   "</th><th>" + word(ZK_TR("Item")) + "</th>" + columns + "</tr>\n" + rows + "</table>\n";
    }
    std::string others;
    for (const Evidence& one : session_.evidence())
        if (one.items.empty())
            others += "<tr>" + file_row(one, names) + "</tr>\n";
    if (!others.empty())
        out += "<h2>" + word(ZK_TR("Without an item")) + "</h2>\n<table><tr>" + columns + "</tr>\n" + others + "</table>\n";
    for (const std::string& file : unavailable)
        out += "<p>" + word(ZK_TR("Not packed, because the file is gone or has changed:")) + " " + html(file) + "</p>\n";
    return out + "</body></html>\n";
}

std::string Index::missing_page(const std::vector<EvidenceItem>& missing) const
{
    const forms::Form& form = *impl_.form;
    std::string out = head(word(ZK_TR("Items without evidence")));
    if (missing.empty())
        out += "<p>" + word(ZK_TR("None.")) + "</p>\n";
    std::string section;
    for (const EvidenceItem& at : missing) {
        const int ask = form.ask(at.section, at.item);
        const forms::Item& item = form.item(form.asks()[ask]);
        if (at.section != section) {
            out += (section.empty() ? "" : "</table>\n") + ("<h2>" + section_title(form.section(at.section))) +
                   "</h2>\n<table><tr><th>" + word(ZK_TR("Clause")) + "</th><th>" + word(ZK_TR("Item")) + "</th><th>" +
                   word(ZK_TR("Evidence asked for")) + "</th></tr>\n";
            section = at.section;
        }
        out += "<tr><td>" + clauses_.at(ask) + "</td><td>" + text(item.title) + "</td><td>" + text(item.card.evidence) +
               "</td></tr>\n";
    }
    return out + (section.empty() ? "" : "</table>\n") + "</body></html>\n";
}

/// Takes the files one by one: into a new folder, or a ZIP. Nothing is left of one that was not finished.
class Pack {
public:
    Pack(const fs::path& target, const forms::Date& day) : target_(target), unfinished_(unfinished_beside(target))
    {
        std::error_code error;
        if (fs::exists(fs::symlink_status(target, error)))
            throw Error(Failure::io, {"session.file_exists",
                                      ZK_TR("“{path}” exists already and is not overwritten. Choose another name."),
                                      {{"path", utf8(target)}}});
        fs::remove_all(unfinished_, error);
        std::string extension = lower(utf8(target.extension()));
        if (extension == ".zip")
            zip_ = std::make_unique<templates::ZipWriter>(unfinished_, day.year(), day.month(), day.day());
        else if (!fs::create_directory(unfinished_, error))
            cannot_write();
    }
    ~Pack()
    {
        zip_.reset();
        std::error_code unused;
        fs::remove_all(unfinished_, unused);
    }

    void add(const std::string& name, const std::string& bytes)
    {
        total += static_cast<std::int64_t>(bytes.size());
        if (zip_)
            zip_->add(name, bytes);
        else
            write_new_file(unfinished_ / fs::path(std::u8string(name.begin(), name.end())), bytes);
    }
    void finish()
    {
        if (zip_)
            zip_->finish();
        zip_.reset();
        std::error_code error;
        fs::rename(unfinished_, target_, error);
        if (error)
            cannot_write();
    }
    std::int64_t total = 0;

private:
    [[noreturn]] void cannot_write() const
    {
        throw Error(Failure::io,
                    {"session.cannot_write",
                     ZK_TR("“{path}” can not be written. Choose a folder where you may write and that has room."),
                     {{"path", utf8(target_)}}});
    }
    fs::path target_, unfinished_;
    std::unique_ptr<templates::ZipWriter> zip_;
};

}   // namespace

Packed Session::pack_evidence(const fs::path& target, forms::Language language, const forms::Translator& translator,
                              const std::function<bool(int)>& progress) const
{
    impl_->require_assessment();
    return guarded([&] {
        try {
            Pack pack(target, impl_->assessment->cutoff.value_or(impl_->assessment->period.last.last_day()));
            Packed result;
            result.target = target;
            std::map<int, std::string> names;
            std::string sums;
            for (const Evidence& one : impl_->evidence) {
                if (progress && !progress(result.files * 100 / static_cast<int>(impl_->evidence.size())))
                    throw Error(Failure::wrong_use, {"evidence.cancelled", ZK_TR("Packing was cancelled; nothing is left."), {}});
                std::string bytes;
                try {
                    bytes = impl_->evidence_bytes(one);
                } catch (const Error&) {
                    if (one.kept)
                        throw;
                    result.unavailable.push_back(std::to_string(one.number) + " " + one.file);
                    continue;
                }
                const std::string& name = names[one.number] = packed_name(one);
                pack.add(name, bytes);
                sums += one.sha256 + "  " + name + "\n";
                ++result.files;
            }
            const auto missing = evidence_missing();
            result.missing_items = static_cast<int>(missing.size());
            const Index index(*this, *impl_, language, translator);
            pack.add("000_" + translator.pattern(ZK_TR("Index"), language) + ".html", index.page(names, result.unavailable));
            pack.add("000_" + translator.pattern(ZK_TR("Missing evidence"), language) + ".html", index.missing_page(missing));
            pack.add("SHA256SUMS.txt", sums);
            result.bytes = pack.total;
            pack.finish();
            return result;
        } catch (const templates::Error& error) {
            throw Error(Failure::io, with_own_name(error.message(), target));
        } catch (const Error& error) {
            throw Error(error.failure(), with_own_name(error.message(), target));
        }
    });
}

}   // namespace zk::session
