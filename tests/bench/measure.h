// Medians of interleaved runs: ours and its floor see the same noise of the machine.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace zk::bench {

struct Pair { double ours = 0, floor = 0; };   // medians in milliseconds

Pair medians(int rounds, const std::function<void()>& ours, const std::function<void()>& floor);
double median_ms(int rounds, const std::function<void()>& work);
double peak_mb();                              // of this process so far; 0 where the system does not tell

/// Gives unused memory back, forgets the peak so far and returns what is in use now; 0 where the system does not tell.
double begin_peak_mb();

/// One line: name, ours, floor, ratio, limit, and whether it holds.
void print_ratio(const std::string& name, const Pair& pair, double limit);
void print_time(const std::string& name, double ms, double limit_ms);
void print_megabytes(const std::string& name, double mb, double limit_mb);

}   // namespace zk::bench
