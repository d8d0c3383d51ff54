// The table of pages.
#include "app/gui/page.h"
#include "app/gui/pages/actions_page.h"
#include "app/gui/pages/approval_page.h"
#include "app/gui/pages/evidence_page.h"
#include "app/gui/pages/findings_page.h"
#include "app/gui/pages/guide_page.h"
#include "app/gui/pages/overview_page.h"
#include "app/gui/pages/search_page.h"
#include "app/gui/pages/section_page.h"
#include "app/gui/pages/start_page.h"
#include "app/gui/pages/submissions_page.h"
#include "app/gui/pages/summary_page.h"

namespace zk::gui {
namespace {

template <class Kind> Page* make(wxWindow* parent, Desk& desk) { return new Kind(parent, desk); }

const PageEntry entries[] = {
    {PageKind::start, make<StartPage>, false},
    {PageKind::overview, make<OverviewPage>},
    {PageKind::section, make<SectionPage>},
    {PageKind::summary, make<SummaryPage>},
    {PageKind::findings, make<FindingsPage>},
    {PageKind::approval, make<ApprovalPage>},
    {PageKind::evidence, make<EvidencePage>},
    {PageKind::submissions, make<SubmissionsPage>},
    {PageKind::actions, make<ActionsPage>},
    {PageKind::search, make<SearchPage>},
    {PageKind::guide, make<GuidePage>, false},
};

}  // namespace

Page::Page(wxWindow* parent, Desk& desk) : wxPanel(parent), desk_(desk)
{
    SetBackgroundColour(desk.theme().fill(Fill::page));
    SetForegroundColour(desk.theme().ink(Ink::text));
}

const PageEntry* page_entry(PageKind kind)
{
    for (const PageEntry& entry : entries) {
        if (entry.kind == kind) {
            return &entry;
        }
    }
    return nullptr;
}

}  // namespace zk::gui
