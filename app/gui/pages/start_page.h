// Where one begins: a new file, an existing one, the sample hospital, and the recent files.
#pragma once

#include "app/gui/page.h"

#include <filesystem>
#include <vector>

class wxButton;

namespace zk::gui {

class RecordList;
class WrappedText;

class StartPage : public Page {
public:
    StartPage(wxWindow* parent, Desk& desk);

    wxString title() const override { return words()(ZK_TR("Start")); }
    void show(const Place&) override;
    void changed(const session::Change&) override {}
    Place place() const override { return {}; }

    RecordList& recent() const { return *recent_; }   ///< tests

private:
    wxWindow* choices();
    void list();
    void say_about(int row);
    void open(int row);
    void forget(int row);

    RecordList* recent_ = nullptr;
    WrappedText* hint_ = nullptr;
    wxButton* new_ = nullptr;
    std::vector<std::filesystem::path> files_;
};

}  // namespace zk::gui
