// Text that breaks where a reader of Chinese expects it: wxStaticText::Wrap breaks at blanks only.
#pragma once

#include <wx/stattext.h>

#include <vector>

class wxDC;

namespace zk::gui {

/// May a line end between these two? Between Chinese characters and at blanks, never before a closing or after an opening
/// sign.
bool may_break(wxUniChar before, wxUniChar after);

/// Lines no wider than `width` in the font of `dc`: broken where may_break() allows. A word wider than the line is broken anywhere.
std::vector<wxString> wrapped(const wxDC& dc, const wxString& text, int width);

/// A label of several lines. It tells a screen reader the whole text.
class WrappedText : public wxStaticText {
public:
    WrappedText(wxWindow* parent, const wxString& text, const wxFont& font, const wxColour& ink);
    /// Both keep what was given and break it anew; true if the height changed.
    bool set(const wxString& text);
    bool fit(int width);
    const wxString& whole() const { return whole_; }

private:
    bool apply();
    wxString whole_;
    int width_ = 0;
};

/// Calls fit() for every WrappedText in `panel` for its present width, less what its sizer keeps free at both sides.
/// True if any height changed: then lay out again.
bool fit_texts(wxWindow& panel, int width);

}  // namespace zk::gui
