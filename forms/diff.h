// What differs between two standards, and what that means for numbers collected under the older one.
#pragma once

#include "forms/answers.h"
#include "forms/standard.h"

#include <string>
#include <string_view>
#include <vector>

namespace zk::forms {

enum class Part { standard, dimension, group, category, provider, grade, cap, specialty, fact, item };
std::string_view name(Part part);
Message title(Part part);

enum class Fate { added, changed, same, dropped };
std::string_view name(Fate fate);
Message title(Fate fate);  ///< 新增, 修订, 未变, 取消

struct FieldChange {
    const char* field;  ///< stable: "title", "target", "how_to_count", … (describe.h)
    Message title;      ///< its name for people
    Argument old, now;  ///< in words; an empty text where there was, or is, nothing
    bool asks;          ///< an answer given before may be wrong now
};

struct Difference {
    Part part = Part::item;
    std::string id;
    Text title;  ///< the newer one, unless it was dropped
    Fate fate = Fate::same;
    std::vector<FieldChange> fields;  ///< of what is changed
    /// Whether what is asked, or what is demanded, is another: an answer should be looked at again. Points, headings
    /// and remarks alone do not make it so.
    bool asks_anew() const;
};

struct Differences {
    std::vector<Difference> frame;  ///< everything but items, only what differs
    std::vector<Difference> items;  ///< every item in the newer order, the dropped ones last
    const Difference* item(std::string_view id) const;
    int count(Fate fate) const;  ///< of items
    bool none() const;           ///< the two say the same (the version's number aside)
};

/// By id: an item under another id is another item.
Differences differences(const Standard& older, const Standard& newer);

/// Which numbers collected under the older standard are numbers of the newer one. The same fact has the same unit, scope,
/// owner, way of combining months and sort of value; a unit that was not stated before is no other unit. Of an option, the
/// options still have to be there. Keeps references to both standards.
class Carrying {
public:
    Carrying(const Standard& older, const Standard& newer);
    /// Why a value of this fact is none in the newer standard; an empty message if it is one.
    Message why_not(std::string_view fact, const Value& value) const;

private:
    const Standard& older_;
    const Standard& newer_;
    std::vector<unsigned> before_, after_;   ///< sorts of value asked for, along Standard::facts
};

}  // namespace zk::forms
