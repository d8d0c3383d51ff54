// What a person waits for in the windows, beside an empty wx frame that is started in turn. Wants a display:
//   xvfb-run -a build/bench/bin/zk_bench_gui
#include "app/session/sample.h"
#include "db/platform.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace fs = std::filesystem;
using namespace zk;

namespace {

using Figures = std::map<std::string, double>;

/// Starts a program of this folder and reads what it prints until it ends.
Figures started(const fs::path& program, const std::string& document = {}, const char* what = nullptr)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    std::string line = "ZK_BENCH_START=" + std::to_string(std::chrono::nanoseconds(now).count()) + " ";
    if (what)
        line += std::string(what) + "=1 ";
    line += "'" + db::platform::utf8(program) + "' " + document + " 2>/dev/null";
    FILE* const said = popen(line.c_str(), "r");
    Figures figures;
    char name[64];
    for (double value = 0; said && std::fscanf(said, "%63s %lf", name, &value) == 2;)
        figures[name] = value;
    if (!said || pclose(said) != 0 || !figures.count("shown"))
        throw std::runtime_error(db::platform::utf8(program) + " did not open its window; is there a display?");
    return figures;
}

/// What the programs tell of where their memory is.
constexpr const char* parts[] = {"own", "fonts", "program", "libraries"};

double middle(std::vector<double> all)
{
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

}   // namespace

int main()
try {
    const fs::path folder = fs::temp_directory_path() / ("zhuanke-bench-" + db::platform::new_uuid());
    fs::create_directories(folder);
    setenv("XDG_CONFIG_HOME", db::platform::utf8(folder).c_str(), 1);   // nobody's settings, nobody's language
    setenv("NO_AT_BRIDGE", "1", 1);
    setenv("GDK_BACKEND", "x11", 1);
    const fs::path here = db::platform::program_folder(), ours = here / "zk_bench_program", floor = here / "zk_bench_frame";
    const fs::path sample = folder / "sample.zhuanke";
    session::create_sample(sample, session::Library()).reset();
    const std::string document = db::platform::utf8(sample);

    setenv("FC_LANG", "zh-cn", 1);   // as the program sets it for itself: the same font for the floor

    // In turn, so that all see the same noise of the machine; the first of each only warms the disk.
    std::vector<double> empty, start, open, empty_mb, start_mb, open_mb;
    std::map<std::string, std::vector<double>> where;
    for (int round = 0; round < 12; ++round) {
        const Figures a = started(floor), b = started(ours), c = started(ours, document);
        if (round == 0)
            continue;
        empty.push_back(a.at("shown"));
        start.push_back(b.at("shown"));
        open.push_back(c.at("shown"));
        empty_mb.push_back(a.at("resident"));
        start_mb.push_back(b.at("resident"));
        open_mb.push_back(c.at("resident"));
        for (const char* const part : parts)
            where[part].push_back(c.at(part) - a.at(part));
    }
    bench::print_ratio("start page on the screen / empty frame", {middle(start), middle(empty)}, 2);
    bench::print_time("a whole hospital opened, on the screen", middle(open), 1000);
    std::printf("an empty frame holds %.1f MB\n", middle(empty_mb));
    bench::print_megabytes("the start page holds more", middle(start_mb) - middle(empty_mb), 30);
    bench::print_megabytes("a whole hospital holds more", middle(open_mb) - middle(empty_mb), 30);
    for (const char* const part : parts)
        std::printf("  of that: %s %.1f MB\n", part, middle(where[part]));
    std::printf("  a frame with two Chinese words and an empty table holds %.1f MB more than an empty one\n",
                started(floor, {}, "ZK_BENCH_CHINESE").at("resident") - middle(empty_mb));

    const Figures bare = started(floor, {}, "ZK_BENCH_TYPE"), walk = started(ours, document, "ZK_BENCH_TYPE");
    bench::print_ratio("a digit typed until its score shows / a bare label", {walk.at("typing"), bare.at("typing")}, 10);
    bench::print_time("a digit typed until its score shows", walk.at("typing"), 16);
    bench::print_time("a value kept, with table and navigator anew", walk.at("keeping"), 50);
    bench::print_time("going to another item", walk.at("item"), 50);
    bench::print_time("  of that: the card", walk.at("card"), 50);
    bench::print_time("the table of a step anew", walk.at("table"), 50);
    bench::print_time("the navigator anew", walk.at("navigator"), 50);
    bench::print_megabytes("after walking, a whole hospital holds more", walk.at("walked") - middle(empty_mb), 30);
    fs::remove_all(folder);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench: %s\n", error.what());
    return 3;
}
