// Looks at windows as a careful tester would: is a text cut, does an input lack a name, is an input out of reach of Tab.
#pragma once

#include <wx/window.h>

#include <map>
#include <string>

struct Inspection {
    std::map<std::string, std::string> faults;   ///< "<window>: <what>", and the first place where it was seen
    int windows = 0, inputs = 0;         ///< looked at
    int described = 0;                   ///< by belong()

    /// Everything shown below `top`.
    void look(wxWindow& top, const std::string& place);
    /// Tab from the first input round to it again: every input is reached, none above the one before it.
    void tab(wxWindow& top, const std::string& place);
    /// Every input is told with what it belongs to, after its own name.
    void belong(wxWindow& top, const std::string& place, const wxString& to);
    std::string list() const;

private:
    void fault(const std::string& place, const wxWindow& window, const std::string& what);
    void look_at(wxWindow& window, const std::string& place);
    void text_fits(wxWindow& window, const std::string& place);
    void lies_inside(wxWindow& window, const std::string& place);
    void cells_fit(wxWindow& window, const std::string& place);
    void has_name(wxWindow& window, const std::string& place);
};
