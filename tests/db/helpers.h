// What the tests of db/ share: a folder of their own, a document with one assessment, short ways to say things.
#pragma once

#include "db/document.h"
#include "db/platform.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace zk::db {

inline std::ostream& operator<<(std::ostream& out, ErrorKind kind)
{
    return out << "ErrorKind " << static_cast<int>(kind);
}

}  // namespace zk::db

namespace zk::test {

namespace fs = std::filesystem;

/// A fresh folder with Chinese and blanks in its name, removed at the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / fs::u8path("示例 医院 " + db::platform::new_uuid()))
    {
        fs::create_directories(path_);
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    fs::path operator/(const char* name) const { return path_ / fs::u8path(name); }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

inline std::string bytes_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_bytes(const fs::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

inline forms::Standard standard(const std::string& extra = "")
{
    forms::Standard made;
    made.id = "ward";
    made.version = "1.0";
    made.files = {{"ward/standard.toml", std::string("id = \"ward\"\r\n\0\xFF", 15) + extra}, {"ward/空.toml", ""}};
    return made;
}

inline forms::Value number(const std::string& text)
{
    forms::Value value;
    value.number.emplace();
    REQUIRE(forms::Decimal::parse(text, *value.number) == forms::NumberError::none);
    return value;
}

inline forms::Value words(const std::string& text)
{
    forms::Value value;
    value.text = text;
    return value;
}

inline db::ValueKey monthly(const std::string& fact, int year, int month, const std::string& scope = "cardiology")
{
    return {scope, fact, forms::Month(year, month), ""};
}

inline db::ChangeContext by(const std::string& who, const std::string& reason = "")
{
    db::ChangeContext context;
    context.who = who;
    context.reason = reason;
    return context;
}

inline db::AssessmentRow assessment(db::Document& document, const std::string& period, bool locked = false)
{
    db::AssessmentRow row;
    row.name = period + " 自评";
    row.period = *forms::Period::parse(period);
    row.standard = document.embed(standard()).id;
    row.locked = locked;
    return document.add_assessment(row, {"cardiology", "obstetrics"}, by("王主任"));
}

inline std::string keep(db::Document& document, const db::ValueKey& key, const forms::Value& value)
{
    return document.apply({db::ValueEdit{key, value, {}}}, by("张医生"));
}

/// The text of the value there, "nothing" if there is none.
inline std::string text_at(const db::Document& document, const db::ValueKey& key)
{
    const auto row = document.value(key);
    return !row ? "nothing" : row->value.number ? row->value.number->str() : row->value.text;
}

/// Runs `body`, which must throw a db::Error, and gives it.
template <class Body> db::Error error_of(Body body)
{
    try {
        body();
    } catch (const db::Error& error) {
        return error;
    }
    FAIL("no error was thrown");
    throw 0;
}

}  // namespace zk::test
