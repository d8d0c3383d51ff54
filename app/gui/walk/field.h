// One native control for one field of an item: what is typed, as forms::read_value reads it.
#pragma once

#include "app/gui/desk.h"

#include <functional>
#include <memory>
#include <string>

class wxWindow;

namespace zk::gui::walk {

class Field {
public:
    virtual ~Field() = default;
    virtual wxWindow& window() = 0;             ///< goes into the sizer; its children are the controls
    virtual std::string text() const = 0;
    virtual void set(const std::string& text) = 0;
    virtual void focus() = 0;
    /// Breaks the words of its options to this width.
    virtual void fit(int) {}
    virtual void allow(bool editing) = 0;       ///< false: shown, can be copied, not changed
    /// Types a first character that came from elsewhere (a digit pressed in the table).
    virtual void type(wxUniChar) {}
    bool holds_focus() const;
    /// Does Enter inside belong to the control itself?
    virtual bool wants_enter() const { return false; }

    std::function<void()> edited;               ///< by the person, after every keystroke or choice
    std::function<void()> left;                 ///< the focus went elsewhere
};

constexpr int number_width = 92;   ///< of the field of a number, in pixels at 100 %

/// The control for this field of this kind of item. Labels the window for a screen reader through the static text created
/// just before it. A kind without a control does not compile.
std::unique_ptr<Field> make_field(wxWindow* parent, Desk& desk, const forms::Item& item, forms::Field field);

/// The word beside the control: 分子, 例数, 开展情况 …
forms::Message label(forms::Field field, const forms::Item& item);

}  // namespace zk::gui::walk
