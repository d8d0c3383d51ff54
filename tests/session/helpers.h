// A hospital with two specialties on the example standard "ward", in a folder of its own.
#pragma once

#include "app/i18n/catalogue.h"
#include "app/session/session.h"
#include "db/platform.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;

inline fs::path u8(const std::string& text) { return fs::path(std::u8string(text.begin(), text.end())); }

struct Folder {
    Folder() : path(fs::temp_directory_path() / u8("专科 test " + zk::db::platform::new_uuid())) { fs::create_directories(path); }
    ~Folder()
    {
        std::error_code unused;
        fs::remove_all(path, unused);
    }
    fs::path path;
};

inline void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

inline std::string read(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The example standards and the county layout as a data folder.
inline zk::session::Library library_in(const fs::path& folder)
{
    const fs::path source = u8(ZK_SOURCE_DIR);
    fs::create_directories(folder / "forms");
    fs::copy(source / "forms/example/ward", folder / "forms/ward", fs::copy_options::recursive);
    fs::copy(source / "forms/example/ward-strict", folder / "forms/ward-strict", fs::copy_options::recursive);
    fs::create_directories(folder / "templates");
    fs::copy(source / "templates/county", folder / "templates/county", fs::copy_options::recursive);
    return zk::session::Library({folder});
}

struct Ward : Folder {
    zk::session::Library library = library_in(path / "data");
    std::unique_ptr<zk::session::Session> session;
    zk::i18n::Catalogue words;

    Ward()
    {
        session = zk::session::Session::create(document(), "张三", "示例县人民医院", library);
        begin("2025");
    }
    fs::path document() const { return path / u8("示例 医院.zhuanke"); }
    void begin(const std::string& period)
    {
        zk::session::Assessment wanted;
        wanted.period = *zk::forms::Period::parse(period);
        wanted.standard = "ward";
        wanted.cutoff = zk::forms::Date(2026, 3, 31);
        session->new_assessment(wanted);
    }
    void reopen()
    {
        session.reset();
        session = zk::session::Session::open(document(), zk::db::Access::write, "李四", library);
        session->select();
    }
    void set(const char* section, const char* item, zk::forms::Field field, const char* text, const char* month = nullptr)
    {
        zk::session::Address where{section, item, field, {}};
        if (month)
            where.month = zk::forms::Month::parse(month);
        session->set(where, text);
    }
    const zk::forms::ItemScore& score(const char* section, const char* item) const
    {
        return session->scorecard().items[session->form().ask(section, item)];
    }
    fs::path csv(const std::string& bytes) const
    {
        write(path / u8("表 格.csv"), bytes);
        return path / u8("表 格.csv");
    }
};

/// The stable code of the message a verb fails with; "" if it does not fail.
template <class Verb> std::string code_of(Verb&& verb)
{
    try {
        verb();
    } catch (const zk::session::Error& error) {
        return error.message().code;
    }
    return {};
}
