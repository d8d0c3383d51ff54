// The world fails on purpose: killed processes, full disks, missing permission, a second writer. POSIX, because it
// needs processes and limits; the rules tested are the same elsewhere.
#ifndef _WIN32
#include "helpers.h"

#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace zk;
using namespace zk::test;
using db::Access;
using db::Document;
using db::ErrorKind;

namespace {

/// Runs `body` in a child process that can be waited for or killed. Its result is the exit code.
class Child {
public:
    template <class Body> explicit Child(Body body) : id_(::fork())
    {
        if (id_ == 0) {
            int code = 99;
            try {
                code = body();
            } catch (const db::Error& error) {
                code = 100 + static_cast<int>(error.kind());
            } catch (...) {
            }
            ::_exit(code);
        }
    }
    ~Child()
    {
        if (id_ > 0)
            kill();
    }
    void kill()
    {
        ::kill(id_, SIGKILL);
        wait();
    }
    int wait()
    {
        int status = 0;
        ::waitpid(id_, &status, 0);
        id_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t id_;
};

constexpr int failed_with(ErrorKind kind)
{
    return 100 + static_cast<int>(kind);
}

template <class Condition> bool soon(Condition condition)
{
    for (int i = 0; i < 2000; ++i) {
        if (condition())
            return true;
        ::usleep(5000);
    }
    return false;
}

std::vector<db::Edit> many(int count, const std::string& text)
{
    std::vector<db::Edit> edits;
    for (int i = 0; i < count; ++i)
        edits.push_back(db::ValueEdit{monthly("fact." + std::to_string(i), 2025, 1 + i % 12), number(text), {}});
    return edits;
}

}  // namespace

TEST_CASE("a program killed in the middle of a big change leaves all of it or nothing")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    {
        auto document = Document::create(path, "王");
        document->apply(many(20000, "1"), by("王"));
    }
    const auto whole = fs::file_size(path);
    bool seen_half = false;
    for (int round = 0; round < 6; ++round) {
        Child child([&] {
            auto document = Document::open(path, Access::write, "child");
            for (int i = 2;; ++i)
                document->apply(many(20000, std::to_string(i)), by("child"));
            return 0;
        });
        // A journal of this size belongs to a big change under way, however slow the machine.
        REQUIRE(soon([&] {
            std::error_code gone;
            const auto size = fs::file_size(folder / "a.zhuanke-journal", gone);
            return !gone && size > 50000;
        }));
        ::usleep(static_cast<useconds_t>(2000 * round));
        child.kill();
        seen_half = seen_half || fs::exists(folder / "a.zhuanke-journal");
        CHECK(fs::exists(folder / "a.zhuanke-lock"));

        // A reader finds a whole state, and the sidecar of the dead stops nobody.
        {
            const auto reader = Document::open(path, Access::read, "李");
            reader->check_integrity();
            CHECK(reader->count_values() == 20000);
            const std::string first = text_at(*reader, monthly("fact.0", 2025, 1));
            CHECK(text_at(*reader, monthly("fact.19999", 2025, 1 + 19999 % 12)) == first);
            CHECK(text_at(*reader, monthly("fact.10000", 2025, 1 + 10000 % 12)) == first);
        }
        auto writer = Document::open(path, Access::write, "王");
        keep(*writer, monthly("alive", 2025, 1), number(std::to_string(round + 1)));
        CHECK(text_at(*writer, monthly("alive", 2025, 1)) == std::to_string(round + 1));
        writer->apply({db::ValueEdit{monthly("alive", 2025, 1), std::nullopt, {}}}, by("王"));
    }
    CHECK(seen_half);
    CHECK(whole > 1000000);
}

TEST_CASE("a second writer is told who writes, where and since when, and can read meanwhile")
{
    const Folder folder;
    const fs::path path = folder / "示例.zhuanke";
    Document::create(path, "王").reset();
    Child child([&] {
        auto document = Document::open(path, Access::write, "张医生");
        keep(*document, monthly("a", 2025, 1), number("1"));
        write_bytes(folder / "ready", "");
        ::pause();
        return 0;
    });
    REQUIRE(soon([&] { return fs::exists(folder / "ready"); }));
    const db::Error error = error_of([&] { Document::open(path, Access::write, "李护士"); });
    INFO(error.what());
    CHECK(error.kind() == ErrorKind::busy);
    CHECK(std::string(error.what()).find("张医生") != std::string::npos);
    CHECK(std::string(error.what()).find(db::platform::computer_name()) != std::string::npos);
    CHECK(std::string(error.what()).find("UTC") == std::string::npos);
    const auto reader = Document::open(path, Access::read, "李护士");
    CHECK(text_at(*reader, monthly("a", 2025, 1)) == "1");
    CHECK(reader->last_writer()->name == "张医生");
    CHECK(error_of([&] { keep(*reader, monthly("a", 2025, 1), number("2")); }).kind() == ErrorKind::read_only);
    fs::create_symlink(path, folder / "别名.zhuanke");
    CHECK(error_of([&] { Document::open(folder / "别名.zhuanke", Access::write, "李"); }).kind() == ErrorKind::busy);
    child.kill();
    CHECK(Document::open(path, Access::write, "李护士")->last_writer()->name == "李护士");
}

TEST_CASE("two writers in one program exclude each other too")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    auto first = Document::create(path, "王");
    CHECK(error_of([&] { Document::open(path, Access::write, "李"); }).kind() == ErrorKind::busy);
    first.reset();
    CHECK_NOTHROW(Document::open(path, Access::write, "李"));
}

TEST_CASE("a reader sees what another program kept since")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    auto writer = Document::create(path, "王");
    const auto reader = Document::open(path, Access::read, "李");
    const auto year = assessment(*writer, "2025");
    keep(*writer, monthly("a", 2025, 1), number("1"));
    CHECK(reader->assessments().size() == 1);
    CHECK(reader->load(year).values.size() == 1);
}

TEST_CASE("at the limit of file size nothing of the change is kept, and the sentence says so")
{
    const Folder folder;
    const fs::path path = folder / "a.zhuanke";
    {
        auto document = Document::create(path, "王");
        keep(*document, monthly("a", 2025, 1), number("1"));
    }
    Child child([&] {
        auto document = Document::open(path, Access::write, "王");
        ::signal(SIGXFSZ, SIG_IGN);
        const auto size = static_cast<rlim_t>(fs::file_size(path) + 40000);
        const rlimit limit{size, size};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            document->apply(many(20000, "1"), by("王"));
            return 1;
        } catch (const db::Error& error) {
            if (error.kind() != ErrorKind::no_space)
                throw;
        }
        if (document->count_values() != 1 || document->history({}).size() != 1)
            return 2;
        keep(*document, monthly("a", 2025, 1), number("2"));  // what fits is kept again
        return 0;
    });
    CHECK(child.wait() == 0);
    const auto document = Document::open(path, Access::write, "王");
    document->check_integrity();
    CHECK(text_at(*document, monthly("a", 2025, 1)) == "2");
}

TEST_CASE("on a full disk nothing of the change is kept, neither in the document nor of a backup or a new document")
{
    const Folder folder;
    fs::create_directory(folder / "盘");
    constexpr int no_mount = 77;
    Child child([&] {
        // A disk of our own, seen by this process alone.
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", (folder / "盘").c_str(), "tmpfs", 0, "size=400k") != 0)
            return no_mount;
        const fs::path path = folder / "盘/a.zhuanke";
        auto document = Document::create(path, "王");
        document->apply(many(500, "1"), by("王"));
        const auto is_full = [](auto body) {
            try {
                body();
                return false;
            } catch (const db::Error& error) {
                return error.kind() == ErrorKind::no_space;
            }
        };
        if (!is_full([&] { document->apply(many(20000, "3"), by("王")); }))
            return 1;
        if (document->count_values() != 500 || text_at(*document, monthly("fact.0", 2025, 1)) != "1")
            return 2;
        {
            std::ofstream filler(folder / "盘/filler", std::ios::binary);
            while (filler << std::string(512, 'x') << std::flush) {
            }
        }
        if (!is_full([&] { document->backup(folder / "盘/b.zhuanke"); }))
            return 3;
        if (!is_full([&] { Document::create(folder / "盘/c.zhuanke", "王"); }))
            return 4;
        if (!is_full([&] { keep(*document, monthly("fact.0", 2025, 1), number("2")); }))
            return 5;
        int files = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder / "盘"))
            ++files;
        if (files != 3)  // the document, its lock, the filler
            return 6;
        fs::remove(folder / "盘/filler");
        keep(*document, monthly("fact.0", 2025, 1), number("2"));
        document->check_integrity();
        return text_at(*document, monthly("fact.0", 2025, 1)) == "2" ? 0 : 7;
    });
    const int code = child.wait();
    if (code == no_mount)
        WARN("this machine does not allow a small disk of our own; the limit of file size stands in for it");
    else
        CHECK(code == 0);
}

TEST_CASE("without permission to write, reading still works and writing is refused with a sentence")
{
    const Folder folder;
    fs::create_directory(folder / "只读");
    const fs::path path = folder / "只读/a.zhuanke";
    {
        auto document = Document::create(path, "王");
        keep(*document, monthly("a", 2025, 1), number("1"));
    }
    fs::permissions(folder.path(), fs::perms::all);
    const auto as_guest = [&](auto body) {
        return Child([&] {
                   // Tests often run as root, who may write everywhere: become nobody.
                   if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                       return 98;
                   return body();
               })
            .wait();
    };
    const auto read = [&] {
        return text_at(*Document::open(path, Access::read, "客"), monthly("a", 2025, 1)) == "1" ? 0 : 1;
    };
    const auto write = [&] {
        Document::open(path, Access::write, "客");
        return 1;
    };
    SECTION("read-only folder")
    {
        fs::permissions(path, fs::perms::all);
        fs::permissions(path.parent_path(), fs::perms(0555));
        CHECK(as_guest(read) == 0);
        CHECK(as_guest(write) == failed_with(ErrorKind::cannot_write));
        CHECK(as_guest([&] {
                  Document::create(folder / "只读/new.zhuanke", "客");
                  return 1;
              }) == failed_with(ErrorKind::cannot_write));
    }
    SECTION("read-only file")
    {
        fs::permissions(path, fs::perms(0444));
        fs::permissions(path.parent_path(), fs::perms::all);
        CHECK(as_guest(read) == 0);
        CHECK(as_guest(write) == failed_with(ErrorKind::cannot_write));
        CHECK_FALSE(fs::exists(folder / "只读/a.zhuanke-lock"));
    }
    SECTION("unreadable file")
    {
        fs::permissions(path, fs::perms::none);
        fs::permissions(path.parent_path(), fs::perms::all);
        CHECK(as_guest(read) == failed_with(ErrorKind::cannot_read));
        CHECK(as_guest(write) == failed_with(ErrorKind::cannot_read));
    }
    fs::permissions(path.parent_path(), fs::perms::all);
    CHECK(read() == 0);
}

TEST_CASE("a local folder is not taken for a network share")
{
    const Folder folder;
    CHECK_FALSE(db::platform::on_network_share(folder.path()));
    CHECK_FALSE(db::platform::on_network_share(folder / "not there yet.zhuanke"));
    CHECK(fs::exists(db::platform::program_folder()));
    CHECK_FALSE(db::platform::computer_name().empty());
    CHECK_FALSE(db::platform::user_name().empty());
}
#endif
