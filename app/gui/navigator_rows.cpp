#include "app/gui/navigator_rows.h"

#include "app/session/text.h"

namespace zk::gui {
namespace {

NavigatorRow page(PageKind kind, forms::Message label)
{
    return {NavigatorRow::Kind::page, std::move(label), {}, {kind, {}, {}, {}, {}, {}, {}}, -1};
}

NavigatorRow heading(forms::Message label) { return {NavigatorRow::Kind::heading, std::move(label), {}, {}, -1}; }

bool fits(const forms::Specialty& specialty, const std::string& filter)
{
    const std::string wanted = session::lower(filter);
    return specialty.title.zh.find(filter) != std::string::npos ||
           session::lower(specialty.title.en).find(wanted) != std::string::npos ||
           session::lower(specialty.pinyin).starts_with(wanted);
}

}  // namespace

std::vector<NavigatorRow> navigator_rows(const forms::Form& form, const std::string& filter)
{
    std::vector<NavigatorRow> rows;
    if (filter.empty()) {
        rows.push_back(page(PageKind::overview, {"gui.overview", ZK_TR("Overview of the hospital"), {}}));
        NavigatorRow hospital = page(PageKind::section, {"gui.profile", ZK_TR("Profile of the hospital"), {}});
        hospital.place.section = "hospital";
        hospital.section = 0;
        rows.push_back(hospital);
    }
    using enum forms::SpecialtyKind;
    for (const auto kind : {medical, surgical, platform}) {
        bool headed = false;
        for (std::size_t i = 1; i < form.sections().size(); ++i) {
            const forms::Section& section = form.sections()[i];
            const forms::Specialty& specialty = form.standard().specialties[section.specialty];
            if (specialty.kind != kind || !fits(specialty, filter)) {
                continue;
            }
            if (!headed) {
                rows.push_back(heading(session::title(kind)));
                headed = true;
            }
            rows.push_back({NavigatorRow::Kind::section, {}, specialty.title,
                            {PageKind::section, section.id, {}, {}, {}, {}, {}}, static_cast<int>(i)});
        }
    }
    if (filter.empty()) {
        rows.push_back(heading({"gui.improve_and_submit", ZK_TR("Improve and submit"), {}}));
        rows.push_back(page(PageKind::findings, {"gui.findings", ZK_TR("Findings"), {}}));
        rows.push_back(page(PageKind::actions, {"gui.actions", ZK_TR("Improvement actions"), {}}));
        rows.push_back(page(PageKind::evidence, {"gui.evidence", ZK_TR("Evidence"), {}}));
        rows.push_back(page(PageKind::approval, {"gui.approval", ZK_TR("Approval and submission"), {}}));
        rows.push_back(page(PageKind::submissions, {"gui.submissions", ZK_TR("Record of submissions"), {}}));
    }
    return rows;
}

}  // namespace zk::gui
