// The shape of a command and the reading of a command line. CLI11 stays inside arguments.cpp.
#pragma once

#include "forms/message.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zk::cli {

class Context;

struct Parameter {
    enum class Kind { required, optional, rest, option, repeat, flag };  // the first three stand without a name
    Kind kind;
    const char* name;   ///< "DOC" or "--month"
    const char* value;  ///< what an option takes ("YYYY-MM"); null otherwise
    const char* help;   ///< English msgid
    bool named() const { return kind == Kind::option || kind == Kind::repeat || kind == Kind::flag; }
};

struct Command {
    const char* name;     ///< "assessment new"
    const char* help;     ///< English msgid, one sentence
    const char* example;  ///< what stands after "zhuanke-cli "
    std::vector<Parameter> parameters;
    int (*run)(Context&);  ///< gives the exit code
};

/// What every command takes: --lang, --who, --data, --help.
const std::vector<Parameter>& everywhere();

class Arguments {
public:
    bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
    /// The last value given; "" where there is none.
    const std::string& one(std::string_view name) const;
    const std::vector<std::string>& all(std::string_view name) const;
    void add(const std::string& name, std::vector<std::string> values) { values_[name] = std::move(values); }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// What must be known before anything else is said: in which language and shape to speak.
struct Manner {
    forms::Language language;
    bool json = false;
};
Manner manner(const std::vector<std::string>& args, forms::Language fallback);

struct Parsed {
    const Command* command = nullptr;  ///< null: help about everything, or about `group`
    std::string group;                 ///< "assessment" of "assessment --help"
    Arguments arguments;
    bool help = false, version = false;
};

/// Throws session::Error (wrong use) that names the unknown or missing word and, where there is one, the nearest known.
Parsed parse(const std::vector<std::string>& args, const std::vector<Command>& commands);

}  // namespace zk::cli
