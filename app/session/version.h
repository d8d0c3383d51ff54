// The program's version; CMake's project() is the one place where it is written.
#pragma once

namespace zk::session {

#ifndef ZK_VERSION
#error "ZK_VERSION is given by CMake"
#endif
inline constexpr const char* program_version = ZK_VERSION;

}   // namespace zk::session
