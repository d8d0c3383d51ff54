#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace zk::bench {

namespace {

double once(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// glibc joins the small blocks given back so far when it is next asked for a larger one. Whoever asks first would pay for
/// the run before: with writing that was always ours, for the floor's 300,000 cells.
void tidy_heap()
{
    void* volatile block = std::malloc(1 << 16);
    std::free(block);
}

double middle(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

}   // namespace

Pair medians(int rounds, const std::function<void()>& ours, const std::function<void()>& floor)
{
    std::vector<double> a, b;
    once(ours);
    once(floor);
    for (int i = 0; i < rounds; ++i) {
        tidy_heap();
        a.push_back(once(ours));
        tidy_heap();
        b.push_back(once(floor));
    }
    return {middle(a), middle(b)};
}

double median_ms(int rounds, const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i)
        times.push_back(once(work));
    return middle(times);
}

namespace {

double status_mb(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (word == key) {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

}   // namespace

double peak_mb() { return status_mb("VmHWM:"); }

double begin_peak_mb()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    std::ofstream("/proc/self/clear_refs") << "5";   // the kernel's way to reset VmHWM
    return status_mb("VmRSS:");
}

void print_ratio(const std::string& name, const Pair& pair, double limit)
{
    const double ratio = pair.ours / pair.floor;
    std::printf("%-46s %9.3f ms / %9.3f ms = %5.2f  (limit %.2f) %s\n", name.c_str(), pair.ours, pair.floor, ratio, limit,
                ratio <= limit ? "holds" : "MISSED");
    std::fflush(stdout);
}

void print_time(const std::string& name, double ms, double limit_ms)
{
    std::printf("%-46s %9.3f ms                         (limit %.2f ms) %s\n", name.c_str(), ms, limit_ms,
                ms <= limit_ms ? "holds" : "MISSED");
    std::fflush(stdout);
}

void print_megabytes(const std::string& name, double mb, double limit_mb)
{
    std::printf("%-46s %9.1f MB                         (limit %.0f MB) %s\n", name.c_str(), mb, limit_mb,
                mb <= limit_mb ? "holds" : "MISSED");
    std::fflush(stdout);
}

}   // namespace zk::bench
