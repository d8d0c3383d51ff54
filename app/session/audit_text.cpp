#include "app/session/audit_text.h"

namespace zk::session {

namespace {

class Writer {
public:
    Writer(const forms::Translator& translator, forms::Language language) : translator_(translator), language_(language) {}

    std::vector<AuditLine> lines;

    void head(const Json& tree)
    {
        lines.push_back({0, translator_.text({"cli.audit_head",
                                              ZK_TR("Audit paper: {hospital}, {period}. All times are Beijing time."),
                                              {{"hospital", plain(tree.at("hospital").at("name"))},
                                               {"period", in(tree.at("assessment").at("period").at("title"))}}},
                                             language_)});
    }

    void section(const Json& section)
    {
        for (const Json& dimension : section.at("dimensions"))
            for (const Json& group : dimension.at("groups"))
                for (const Json& one : group.at("items"))
                    item(section, dimension, one);
    }

private:
    std::string word(const char* msgid) const { return translator_.pattern(msgid, language_); }

    std::string in(const Json& text) const
    {
        const char* const key = language_ == forms::Language::zh ? "zh" : "en";
        return text.is_object() && text.contains(key) ? plain(text.at(key)) : std::string();
    }

    static std::string plain(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

    /// Lines of the text stay lines; those after the first stand a little further in.
    void line(const char* head, const std::string& text, int indent = 2)
    {
        if (text.empty())
            return;
        const std::string whole = word(head) + (language_ == forms::Language::zh ? "：" : ": ") + text;
        for (std::size_t at = 0; at < whole.size();) {
            const std::size_t end = std::min(whole.find('\n', at), whole.size());
            lines.push_back({indent + (at == 0 ? 0 : 2), whole.substr(at, end - at)});
            at = end + 1;
        }
    }

    void input(const Json& input)
    {
        const std::string unit = in(input.at("unit"));
        lines.push_back({4, in(input.at("field_title")) + " · " + in(input.at("fact_title")) + "  " + in(input.at("display")) +
                                (unit.empty() ? "" : " " + unit)});
        std::string months;
        for (const Json& month : input.at("months"))
            months += (months.empty() ? "" : "  ") + plain(month.at("id")).substr(5) + "=" + in(month.at("display"));
        line(ZK_TR("By month"), months, 6);
        line(ZK_TR("Same period last year"), plain(input.at("prior")), 6);
        line(ZK_TR("Entered"), in(input.at("entered")), 6);
    }

    void item(const Json& section, const Json& dimension, const Json& item)
    {
        const Json& audit = item.at("audit");
        lines.push_back({});
        lines.push_back({0, plain(item.at("number")) + "  " + in(item.at("title")) + "  (" + in(section.at("title")) + " · " +
                                in(dimension.at("title")) + ", " + plain(item.at("id")) + ")"});
        const std::string earned = item.at("earned").is_null() ? "/" : plain(item.at("earned"));
        line(ZK_TR("Points"), item.at("points").is_null() ? word(ZK_TR("not scored")) : earned + " / " + plain(item.at("points")));
        line(ZK_TR("Why"), in(item.at("reason").at("text")));
        line(ZK_TR("Rule"), in(audit.at("rule")));
        line(ZK_TR("Definition"), in(audit.at("definition")));
        line(ZK_TR("Claim and note"), in(audit.at("claim")));
        for (const Json& one : item.at("inputs"))
            input(one);
        line(ZK_TR("Changes"), in(audit.at("changes")));
        line(ZK_TR("Evidence"), in(audit.at("evidence")));
    }

    const forms::Translator& translator_;
    const forms::Language language_;
};

}   // namespace

std::vector<AuditLine> audit_text(const Json& audit, const forms::Translator& translator, forms::Language language)
{
    Writer writer(translator, language);
    writer.head(audit);
    if (audit.at("audit").at("with_hospital").get<bool>())
        writer.section(audit.at("profile"));
    for (const Json& section : audit.at("sections"))
        writer.section(section);
    return std::move(writer.lines);
}

}   // namespace zk::session
