// The card at the right: what the current item asks, its native controls, and the sentence that explains its score.
//
// Typing previews. Enter, Tab and leaving a field keep; Esc restores what was kept. A wrong text stays in its field with
// the sentence below it, and the field keeps the focus.
#pragma once

#include "app/gui/desk.h"
#include "app/gui/walk/draft.h"
#include "app/gui/walk/field.h"

#include <wx/panel.h>

#include <functional>
#include <map>

class wxButton;
class wxFlexGridSizer;
class wxScrolledWindow;
class wxTextCtrl;

namespace zk::gui {
class WrappedText;
}
namespace zk::gui::charts {
class ItemTrend;
}

namespace zk::gui::walk {

class Definition;
class EvidenceLine;
class Origin;

class Card : public wxPanel {
public:
    Card(wxWindow* parent, Desk& desk);

    /// Another question; -1: nothing to ask. Precondition: keep() was called.
    void show(int ask);
    int ask() const { return draft_ ? draft_->ask() : -1; }
    /// Kept values and score anew, without touching what is being typed.
    void refresh();
    /// Keeps what is typed. False: it is wrong (said beside the field, which has the focus) or could not be written (told).
    bool keep();
    bool typing() const;
    void restore();
    void focus(std::optional<forms::Field> field = {});
    void type(wxUniChar first);      ///< begins the first field with this character
    std::optional<forms::Field> focused() const;

    void months();
    void claim(forms::Claim claim);
    void note();
    void history();
    void add_evidence();
    bool drop(const std::vector<std::filesystem::path>& files);   ///< as evidence of this item

    std::function<void()> go_on;     ///< Enter, and nothing more is wanted here

    /// For tests: the control of a field, the sentence that explains, the sentence beside a field.
    Field* field(forms::Field which) const;
    wxString explanation() const;
    wxString complaint(forms::Field which) const;
    Origin& origin() const { return *origin_; }
    wxString why_not() const;        ///< why nothing can be changed here, "" if it can

private:
    struct Line {
        std::unique_ptr<Field> control;
        WrappedText* beside;
        WrappedText* complaint;
    };
    void build();
    void build_head(wxSizer& into, const forms::Item& item);
    void build_fields(wxSizer& into, const forms::Item& item);
    void build_field(wxSizer& into, const forms::Item& item, forms::Field field);
    void build_rest(wxSizer& into, const forms::Item& item);
    wxWindow* build_buttons();
    void arrange_buttons();
    bool narrow() const;
    int label_width(const forms::Item& item) const;
    void edited(forms::Field field);
    void left();
    void on_key(wxKeyEvent& event);
    void explain();
    void show_kept();
    void lay_out();
    bool next_field(forms::Field after);
    wxString beside(forms::Field field) const;
    bool do_keep();
    void do_keep_note();

    Desk& desk_;
    std::unique_ptr<Draft> draft_;
    std::map<forms::Field, Line> lines_;
    wxScrolledWindow* body_ = nullptr;
    Definition* definition_ = nullptr;
    Origin* origin_ = nullptr;
    charts::ItemTrend* trend_ = nullptr;
    EvidenceLine* evidence_ = nullptr;
    wxPanel* explanation_box_ = nullptr;
    WrappedText* explanation_ = nullptr;
    WrappedText* why_not_ = nullptr;
    WrappedText* state_ = nullptr;
    wxTextCtrl* note_ = nullptr;
    wxButton *months_ = nullptr, *not_applicable_ = nullptr, *no_data_ = nullptr, *next_ = nullptr;
    wxButton *accept_ = nullptr, *refuse_ = nullptr;
    bool building_ = false, keeping_ = false;
    std::string last_reason_;         ///< of a correction, proposed for the next one
    int width_ = 0;                  ///< of what is seen of the body
    int outer_ = 0, least_ = 0;      ///< of the body with its scroll bar, and the least that was seen at that width
};

}  // namespace zk::gui::walk
