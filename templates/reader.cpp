// The only place that knows Expat. Every part of the workbook is parsed as it is unpacked; only the shared texts are kept,
// in one store with a limit.
#include "templates/archive.h"
#include "templates/error.h"
#include "templates/workbook.h"

#include <expat.h>

#include <charconv>
#include <cstring>
#include <exception>
#include <fstream>
#include <map>
#include <memory>

namespace zk::templates {

namespace {

namespace fs = std::filesystem;
using forms::Message;

constexpr std::size_t most_shared_text = 40u << 20;
constexpr std::size_t most_cell_text = 1u << 20;
constexpr std::size_t most_token = 8u << 20;  // one tag with its attributes

std::string utf8(const fs::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

Message damaged(const fs::path& path)
{
    return {"workbook.damaged",
            ZK_TR("{file} is damaged or was not copied completely; ask for it again"),
            {{"file", utf8(path)}}};
}

// ---- XML ----

/// The name without its prefix: some programs write x:row.
std::string_view local(const char* name)
{
    const char* colon = std::strrchr(name, ':');
    return colon ? colon + 1 : name;
}

std::string_view attribute(const char** attributes, std::string_view name)
{
    for (; *attributes; attributes += 2) {
        if (local(attributes[0]) == name)
            return attributes[1];
    }
    return {};
}

/// Feeds one part of the archive to handlers. What a handler throws comes out of parse(), not through Expat.
class Xml {
public:
    Xml(Archive& archive, const fs::path& path) : archive_(archive), path_(path) {}
    virtual ~Xml() = default;

    void parse(const std::string& part)
    {
        std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
        if (!parser)
            throw std::bad_alloc();
        parser_ = parser.get();
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(
            parser_,
            [](void* self, const char* name, const char** attributes) {
                static_cast<Xml*>(self)->guarded([&](Xml& xml) { xml.start(local(name), attributes); });
            },
            [](void* self, const char* name) {
                static_cast<Xml*>(self)->guarded([&](Xml& xml) { xml.end(local(name)); });
            });
        XML_SetCharacterDataHandler(parser_, [](void* self, const char* text, int size) {
            Xml& xml = *static_cast<Xml*>(self);
            if (xml.collecting_)
                xml.guarded([&](Xml& x) { x.collect(text, static_cast<std::size_t>(size)); });
        });
        // No workbook has a document type; with it entities that unfold into gigabytes are out of the world.
        XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const char*, const char*, const char*, int) {
            static_cast<Xml*>(self)->guarded([](Xml& xml) { throw Error(damaged(xml.path_)); });
        });
        bool well_formed = archive_.has(part);
        std::uint64_t fed = 0;
        const bool whole = well_formed && archive_.unpack([&](const char* bytes, std::size_t size) {
            well_formed = XML_Parse(parser_, bytes, static_cast<int>(size), XML_FALSE) == XML_STATUS_OK;
            fed += size;
            const auto done = static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser_), 0));
            if (well_formed && fed - std::min(done, fed) > most_token)
                throw Error(too_large(path_));
            return well_formed;
        });
        well_formed = stopped_ || (well_formed && whole && XML_Parse(parser_, "", 0, XML_TRUE) == XML_STATUS_OK);
        parser_ = nullptr;
        if (thrown_)
            std::rethrow_exception(std::exchange(thrown_, nullptr));
        if (!well_formed)
            throw Error(damaged(path_));
    }

protected:
    virtual void start(std::string_view name, const char** attributes) = 0;
    virtual void end(std::string_view name) = 0;

    void collect(const char* text, std::size_t size)
    {
        if (text_.size() + size > most_cell_text)
            throw Error(too_large(path_));
        text_.append(text, size);
    }
    /// The rest of the part is of no interest.
    void stop()
    {
        stopped_ = true;
        XML_StopParser(parser_, XML_FALSE);
    }
    Archive& archive_;
    const fs::path& path_;
    std::string text_;
    bool collecting_ = false;

private:
    template <class Call> void guarded(Call&& call) noexcept
    {
        if (thrown_)
            return;
        try {
            call(*this);
        } catch (...) {
            thrown_ = std::current_exception();
            XML_StopParser(parser_, XML_FALSE);
        }
    }
    XML_Parser parser_ = nullptr;
    std::exception_ptr thrown_;
    bool stopped_ = false;
};

/// "_x000D_" in a text stands for a character.
void unescape(std::string& text)
{
    std::size_t at = 0;
    while ((at = text.find("_x", at)) != std::string::npos) {
        unsigned code = 0;
        const char* from = text.data() + at + 2;
        const bool room = text.size() >= at + 7 && text[at + 6] == '_';
        if (!room || std::from_chars(from, from + 4, code, 16).ptr != from + 4 || (code >= 0xD800 && code < 0xE000)) {
            at += 2;
            continue;
        }
        std::string character;
        if (code < 0x80) {
            character += static_cast<char>(code);
        } else {
            if (code >= 0x800)
                character += static_cast<char>(0xE0 | code >> 12);
            character += static_cast<char>(code >= 0x800 ? 0x80 | (code >> 6 & 0x3F) : 0xC0 | code >> 6);
            character += static_cast<char>(0x80 | (code & 0x3F));
        }
        text.replace(at, 7, character);
        at += character.size();
    }
}

// ---- the small parts ----

class Relations final : public Xml {
public:
    using Xml::Xml;
    struct Target {
        std::string type, part;
    };
    std::map<std::string, Target> targets;
    std::string base;  ///< folder the targets are relative to, "" or "xl/"

private:
    void start(std::string_view name, const char** attributes) override
    {
        if (name != "Relationship" || attribute(attributes, "TargetMode") == "External")
            return;
        std::string_view type = attribute(attributes, "Type");
        type = type.substr(type.rfind('/') + 1);
        const std::string_view target = attribute(attributes, "Target");
        if (targets.size() > 100000)
            throw Error(too_large(path_));
        targets[std::string(attribute(attributes, "Id"))] = {
            std::string(type), target.starts_with('/') ? std::string(target.substr(1)) : base + std::string(target)};
    }
    void end(std::string_view) override {}
};

class SheetList final : public Xml {
public:
    using Xml::Xml;
    std::vector<std::pair<std::string, std::string>> sheets;  ///< name, relation

private:
    void start(std::string_view name, const char** attributes) override
    {
        if (name != "sheet")
            return;
        if (sheets.size() > 10000)
            throw Error(too_large(path_));
        // r:id, told from sheetId by its name; a plain "id" is r:id in files with another prefix.
        sheets.emplace_back(attribute(attributes, "name"), attribute(attributes, "id"));
    }
    void end(std::string_view) override {}
};

/// Shared texts: bytes in blocks of one megabyte, one number of 32 bits for each.
class SharedTexts final : public Xml {
public:
    using Xml::Xml;

    std::string_view at(std::size_t index) const
    {
        if (index >= places_.size())
            throw Error(damaged(path_));
        const char* from = blocks_[places_[index] >> 20].get() + (places_[index] & 0xFFFFF);
        std::uint32_t size = 0;
        std::memcpy(&size, from, sizeof size);
        return {from + sizeof size, size};
    }

private:
    void start(std::string_view name, const char**) override
    {
        if (name == "si")
            text_.clear();
        else if (name == "rPh")  // how it is read aloud: not part of the text
            phonetic_ = true;
        else if (name == "t")
            collecting_ = !phonetic_;
    }

    void end(std::string_view name) override
    {
        if (name == "t") {
            collecting_ = false;
        } else if (name == "rPh") {
            phonetic_ = false;
        } else if (name == "si") {
            unescape(text_);
            keep();
        }
    }

    void keep()
    {
        const std::size_t needed = text_.size() + sizeof(std::uint32_t);
        if (blocks_.empty() || used_ + needed > block) {
            used_ = 0;
            blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
        }
        if (needed > block || blocks_.size() * block + places_.capacity() * sizeof(std::uint32_t) > most_shared_text)
            throw Error(too_large(path_));
        char* to = blocks_.back().get() + used_;
        const auto size = static_cast<std::uint32_t>(text_.size());
        std::memcpy(to, &size, sizeof size);
        std::memcpy(to + sizeof size, text_.data(), text_.size());
        places_.push_back(static_cast<std::uint32_t>((blocks_.size() - 1) << 20 | used_));
        used_ += needed;
    }

    static constexpr std::size_t block = 1u << 20;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::vector<std::uint32_t> places_;
    std::size_t used_ = 0;
    bool phonetic_ = false;
};

class SheetCells final : public Xml {
public:
    SheetCells(Archive& archive, const fs::path& path, const SharedTexts& shared, CellSink& sink)
        : Xml(archive, path), shared_(shared), sink_(sink)
    {
    }

private:
    enum class Type { number, shared, inline_text, text, boolean, error };

    void start(std::string_view name, const char** attributes) override
    {
        if (name == "c") {
            start_cell(attributes);
        } else if (name == "row") {
            const std::string_view r = attribute(attributes, "r");
            std::uint32_t number = 0;
            const auto read = std::from_chars(r.data(), r.data() + r.size(), number);
            row_ = read.ec == std::errc() && number > 0 ? number - 1 : next_row_;
            next_row_ = row_ + 1;
            next_column_ = 0;
        } else if (name == "v" || name == "f" || name == "t") {
            if (name == "f")
                start_formula(attributes);
            collecting_ = in_cell_ && !phonetic_;
            text_.clear();
        } else if (name == "rPh") {
            phonetic_ = true;
        } else if (name == "oddFooter") {
            collecting_ = true;
            text_.clear();
        }
    }

    void end(std::string_view name) override
    {
        if (name == "c") {
            finish_cell();
        } else if (name == "row") {
            if (!sink_.more())
                stop();
        } else if (name == "v" || (name == "t" && !phonetic_)) {
            if (collecting_)
                value_ += text_;  // rich text comes in runs
            has_value_ = true;
            collecting_ = false;
        } else if (name == "f") {
            collecting_ = false;
            finish_formula();
        } else if (name == "rPh") {
            phonetic_ = false;
        } else if (name == "oddFooter") {
            collecting_ = false;
            sink_.footer(text_);
        }
    }

    void start_cell(const char** attributes)
    {
        in_cell_ = true;
        has_value_ = false;
        value_.clear();
        formula_.clear();
        type_ = Type::number;
        column_ = next_column_;
        for (; *attributes; attributes += 2) {
            if (attributes[0][1] != '\0')
                continue;
            if (attributes[0][0] == 'r')
                read_reference(attributes[1]);
            else if (attributes[0][0] == 't')
                read_type(attributes[1]);
        }
        next_column_ = static_cast<std::uint16_t>(column_ + 1);
    }

    void read_reference(const char* text)
    {
        std::uint32_t column = 0;
        for (; *text >= 'A' && *text <= 'Z' && column < 20000; ++text)
            column = column * 26 + static_cast<std::uint32_t>(*text - 'A' + 1);
        std::uint32_t row = 0;
        const auto read = std::from_chars(text, text + std::strlen(text), row);
        if (column == 0 || column > 16384 || read.ec != std::errc() || row == 0 || row > 1048576)
            throw Error(damaged(path_));
        column_ = static_cast<std::uint16_t>(column - 1);
        row_ = row - 1;
    }

    void read_type(std::string_view text)
    {
        if (text == "s")
            type_ = Type::shared;
        else if (text == "inlineStr")
            type_ = Type::inline_text;
        else if (text == "str" || text == "d")
            type_ = Type::text;
        else if (text == "b")
            type_ = Type::boolean;
        else if (text == "e")
            type_ = Type::error;
    }

    void start_formula(const char** attributes)
    {
        shared_formula_ =
            attribute(attributes, "t") == "shared" ? std::string(attribute(attributes, "si")) : std::string();
    }

    void finish_formula()
    {
        formula_ = text_;
        if (shared_formula_.empty())
            return;
        if (!formula_.empty() && shared_formulas_.size() < 10000 && formula_.size() < 10000)
            shared_formulas_[shared_formula_] = formula_;
        else if (const auto first = shared_formulas_.find(shared_formula_); first != shared_formulas_.end())
            formula_ = first->second;
    }

    void finish_cell()
    {
        in_cell_ = false;
        if (!has_value_ && formula_.empty())
            return;
        if (value_.empty() && formula_.empty() && type_ == Type::number)
            return;
        Cell cell;
        cell.row = row_;
        cell.column = column_;
        cell.formula = formula_;
        cell.text = value_;
        switch (type_) {
        case Type::number:
            cell.type = value_.empty() ? Cell::Type::text : Cell::Type::number;
            break;
        case Type::shared: {
            std::size_t index = 0;
            if (std::from_chars(value_.data(), value_.data() + value_.size(), index).ec != std::errc())
                throw Error(damaged(path_));
            cell.text = shared_.at(index);
            break;
        }
        case Type::inline_text:
        case Type::text:
            unescape(value_);
            cell.text = value_;
            break;
        case Type::boolean:
            cell.type = Cell::Type::boolean;
            break;
        case Type::error:
            cell.type = Cell::Type::error;
            break;
        }
        sink_.cell(cell);
    }

    const SharedTexts& shared_;
    CellSink& sink_;
    std::uint32_t row_ = 0, next_row_ = 0;
    std::uint16_t column_ = 0, next_column_ = 0;
    Type type_ = Type::number;
    bool in_cell_ = false, has_value_ = false, phonetic_ = false;
    std::string value_, formula_, shared_formula_;
    std::map<std::string, std::string> shared_formulas_;
};

// ---- what kind of file is it ----

void refuse_what_is_no_zip(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::string head(1u << 20, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (!stream.is_open() || stream.bad() || fs::is_directory(path))
        throw Error({"workbook.cannot_read",
                     ZK_TR("{file} can not be opened; check the name and that you may read it"),
                     {{"file", utf8(path)}}});
    head.resize(static_cast<std::size_t>(stream.gcount()));
    if (head.starts_with("PK"))
        return;
    if (head.empty())
        throw Error({"workbook.empty", ZK_TR("{file} is empty"), {{"file", utf8(path)}}});
    if (head.starts_with("\xD0\xCF\x11\xE0")) {
        using namespace std::string_view_literals;
        if (head.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != std::string::npos)
            throw Error({"workbook.password",
                         ZK_TR("{file} is protected by a password; open it, save it without a password and try again"),
                         {{"file", utf8(path)}}});
        throw Error({"workbook.old_format",
                     ZK_TR("{file} is a workbook in the old .xls format; open it and save it as .xlsx"),
                     {{"file", utf8(path)}}});
    }
    throw Error({"workbook.not_a_workbook",
                 ZK_TR("{file} is not an Excel workbook (.xlsx), whatever its name says"),
                 {{"file", utf8(path)}}});
}

std::string main_part(Archive& archive, const fs::path& path)
{
    Relations relations(archive, path);
    if (archive.has("_rels/.rels"))
        relations.parse("_rels/.rels");
    for (const auto& [id, target] : relations.targets) {
        if (target.type == "officeDocument" && target.part.ends_with(".bin"))
            throw Error({"workbook.binary_format",
                         ZK_TR("{file} is a binary workbook (.xlsb); open it and save it as .xlsx"),
                         {{"file", utf8(path)}}});
        if (target.type == "officeDocument" && target.part.find("workbook") != std::string::npos &&
            archive.has(target.part))
            return target.part;
    }
    if (archive.has("xl/workbook.xml"))
        return "xl/workbook.xml";
    throw Error({"workbook.not_a_workbook",
                 ZK_TR("{file} is not an Excel workbook (.xlsx), whatever its name says"),
                 {{"file", utf8(path)}}});
}

}  // namespace

void read_workbook(const fs::path& path, CellSink& sink)
{
    refuse_what_is_no_zip(path);
    Archive archive(path);
    if (!archive)
        throw Error(damaged(path));
    const std::string book = main_part(archive, path);
    const std::size_t slash = book.rfind('/') + 1;
    Relations relations(archive, path);
    relations.base = book.substr(0, slash);
    relations.parse(relations.base + "_rels/" + book.substr(slash) + ".rels");
    SheetList list(archive, path);
    list.parse(book);
    SharedTexts shared(archive, path);
    for (const auto& [id, target] : relations.targets) {
        if (target.type == "sharedStrings")
            shared.parse(target.part);
    }
    int index = 0;
    for (const auto& [name, relation] : list.sheets) {
        const auto target = relations.targets.find(relation);
        if (target == relations.targets.end())
            throw Error(damaged(path));
        if (target->second.type == "worksheet" && sink.sheet(name, index))
            SheetCells(archive, path, shared, sink).parse(target->second.part);
        ++index;
    }
}

}  // namespace zk::templates
