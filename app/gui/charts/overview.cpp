#include "app/gui/charts/results_common.h"

#include <algorithm>
#include <map>

namespace zk::gui::charts {

using forms::Decimal;
using forms::Message;

namespace {

constexpr int findings_shown = 6;

class OverviewBuilder {
public:
    OverviewBuilder(const Results& results, const Say& say)
        : results_(results), form_(results.form), standard_(results.form.standard()), say_(say)
    {
    }

    Overview build()
    {
        scores();
        coverage();
        radar();
        completion();
        missing();
        findings();
        subtitle();
        return std::move(out_);
    }

private:
    void scores();
    void hospital_row();
    void coverage();
    Cell coverage_cell(const forms::CoverageCell& cell, int category, const std::string& where);
    TableRow coverage_row(const std::string& title, const std::vector<forms::CoverageCell>& cells, int section);
    Place category_place(const forms::CoverageCell& cell, int section, int category) const;
    void coverage_remark();
    void radar();
    void completion();
    void missing();
    void unfilled();
    void findings();
    void subtitle();

    const std::string& id(int section) const { return form_.sections()[section].id; }
    int sections() const { return static_cast<int>(form_.sections().size()); }
    Key to_page(PageKind page) { return out_.places.add({page, {}, {}, {}, {}, {}, {}}); }
    Key to_section(int section, const std::string& dimension = {})
    {
        return out_.places.add({PageKind::section, id(section), dimension, {}, {}, {}, {}});
    }
    Key to_summary(int section) { return out_.places.add({PageKind::summary, id(section), {}, {}, {}, {}, {}}); }
    std::string count(const char* code, const char* pattern, int number) const
    {
        return say_(Message{code, pattern, {{"count", Decimal(number)}}});
    }

    const Results& results_;
    const forms::Form& form_;
    const forms::Standard& standard_;
    const Say& say_;
    Overview out_;
};

void OverviewBuilder::scores()
{
    TableData& table = out_.scores;
    table.title = say_(ZK_TR("Scores of the specialties"));
    const auto& all = results_.card.sections;
    if (std::any_of(all.begin(), all.end(), [](const forms::SectionScore& each) { return !each.complete; })) {
        table.remark = say_(ZK_TR("A number with * is provisional: not everything is answered yet."));
    }
    table.empty = say_(ZK_TR("No specialty has been chosen yet."));
    std::vector<int> shown;
    for (std::size_t i = 0; i < standard_.dimensions.size(); ++i) {
        if (standard_.dimensions[i].scored) {
            shown.push_back(static_cast<int>(i));
            table.columns.push_back(say_(standard_.dimensions[i].title));
        }
    }
    table.columns.push_back(say_(ZK_TR("Total")));
    table.columns.push_back(say_(ZK_TR("Grade")));
    for (int section = 1; section < sections(); ++section) {
        TableRow row;
        row.title = section_title(form_, section, say_);
        row.key = to_section(section);
        for (const int dimension : shown) {
            row.cells.push_back(dimension_cell(results_, section, dimension, say_));
            row.cells.back().key = to_section(section, standard_.dimensions[dimension].id);
        }
        row.cells.push_back(total_cell(results_, section, say_));
        row.cells.push_back(grade_cell(results_, section, say_));
        row.cells[row.cells.size() - 2].key = row.cells.back().key = to_summary(section);
        table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) {
        hospital_row();
    }
    table.legend = score_legend(standard_.grades, say_);
}

/// Means over complete specialties; the hospital has neither total nor grade.
void OverviewBuilder::hospital_row()
{
    TableRow row;
    row.title = say_(ZK_TR("Hospital (mean)"));
    row.spoken = say_(ZK_TR("Mean of the complete specialties; the hospital itself has no grade."));
    row.total = true;
    for (std::size_t i = 0; i < standard_.dimensions.size(); ++i) {
        if (!standard_.dimensions[i].scored) {
            continue;
        }
        Cell cell;
        const auto& score = results_.card.hospital[i];
        if (score) {
            cell.text = score->fixed(standard_.decimals);
            cell.look = look_of(*score, standard_.grades);
            cell.marked = is_low(*score, standard_.grades);
        } else {
            cell.text = say_(ZK_TR("none complete"));
            cell.look = Look::unscored;
        }
        cell.spoken = row.title + say_.comma() + say_(standard_.dimensions[i].title) + " " + cell.text;
        row.cells.push_back(std::move(cell));
    }
    out_.scores.rows.push_back(std::move(row));
}

Place OverviewBuilder::category_place(const forms::CoverageCell& cell, int section, int category) const
{
    if (!cell.missing.empty()) {
        const forms::Ask& ask = form_.asks()[cell.missing.front()];
        return at_item(id(ask.section), form_.item(ask).id);
    }
    const forms::Section& where = form_.sections()[section];
    for (int i = where.first_ask; i < where.end_ask; ++i) {
        const forms::Item& item = form_.item(form_.asks()[i]);
        if (item.category == category) {
            return at_item(where.id, item.id);
        }
    }
    return {PageKind::section, where.id, {}, {}, {}, {}, {}};
}

Cell OverviewBuilder::coverage_cell(const forms::CoverageCell& cell, int category, const std::string& where)
{
    Cell result;
    const std::string name = where + say_.comma() + say_(standard_.categories[category].title);
    if (cell.of == 0) {
        result.text = "/";
        result.look = Look::unscored;
        result.spoken = name + " " + say_(ZK_TR("Not applicable"));
        return result;
    }
    result.text = std::to_string(cell.carried_out) + "/" + std::to_string(cell.of);
    result.look = cell.carried_out == cell.of      ? Look::heat4
                  : cell.carried_out * 4 >= cell.of * 3 ? Look::heat3
                  : cell.carried_out * 2 >= cell.of     ? Look::heat2
                  : cell.carried_out > 0                ? Look::heat1
                                                        : Look::heat0;
    result.marked = cell.carried_out == 0;
    result.spoken = name + " " + result.text;
    for (std::size_t i = 0; i < cell.missing.size(); ++i) {
        const forms::Item& item = form_.item(form_.asks()[cell.missing[i]]);
        result.spoken += (i == 0 ? say_.stop() + say_(ZK_TR("not carried out: ")) : std::string(say_.comma())) + say_(item.title);
    }
    return result;
}

TableRow OverviewBuilder::coverage_row(const std::string& title, const std::vector<forms::CoverageCell>& cells, int section)
{
    TableRow row;
    row.title = title;
    for (std::size_t category = 0; category < cells.size(); ++category) {
        row.cells.push_back(coverage_cell(cells[category], static_cast<int>(category), title));
        if (cells[category].of > 0 && (section > 0 || !cells[category].missing.empty())) {
            row.cells.back().key =
                out_.places.add(category_place(cells[category], section, static_cast<int>(category)));
        }
    }
    return row;
}

void OverviewBuilder::coverage()
{
    TableData& table = out_.coverage;
    table.title = say_(ZK_TR("Minimally invasive techniques: carried out / expected"));
    table.empty = say_(ZK_TR("No specialty here has minimally invasive techniques."));
    for (const forms::Category& category : standard_.categories) {
        table.columns.push_back(say_(category.title));
    }
    const auto applies = [](const forms::CoverageCell& cell) { return cell.of > 0; };
    for (int section = 1; section < sections(); ++section) {
        const auto& cells = results_.card.coverage[section];
        if (std::any_of(cells.begin(), cells.end(), applies)) {
            table.rows.push_back(coverage_row(section_title(form_, section, say_), cells, section));
            table.rows.back().key = to_section(section);
        }
    }
    if (table.rows.empty()) {
        return;
    }
    TableRow hospital = coverage_row(say_(ZK_TR("Hospital")), results_.card.hospital_coverage, 0);
    hospital.total = true;
    hospital.spoken = say_(ZK_TR("The hospital as a whole: a technique shared by several specialties counts once."));
    for (Cell& cell : hospital.cells) {
        cell.strong = true;
    }
    table.rows.push_back(std::move(hospital));
    table.legend = {{Look::heat4, say_(ZK_TR("all")), false},
                    {Look::heat3, "≥ 75%", false},
                    {Look::heat2, "≥ 50%", false},
                    {Look::heat1, "< 50%", false},
                    {Look::heat0, say_(ZK_TR("none")), true},
                    {Look::unscored, say_(ZK_TR("/ not applicable")), false}};
    coverage_remark();
}

void OverviewBuilder::coverage_remark()
{
    const auto add = [&](const char* code, const char* words, const forms::CoverageCell& cell) {
        if (const auto rate = forms::coverage_rate(cell)) {
            out_.coverage.remark += (out_.coverage.remark.empty() ? "" : "    ") +
                                    say_(Message{code,
                                                 words,
                                                 {{"rate", rate->fixed(2)},
                                                  {"done", Decimal(cell.carried_out)},
                                                  {"of", Decimal(cell.of)}}});
        }
    };
    const auto& cells = results_.card.hospital_coverage;
    add("gui.coverage_rate",
        ZK_TR("This hospital's endoscopic and interventional coverage: {rate}% ({done}/{of})"),
        forms::endoscopic_interventional(standard_, cells));
    add("gui.coverage_rate_all",
        ZK_TR("All minimally invasive techniques of this hospital: {rate}% ({done}/{of})"),
        forms::together(cells));
}

void OverviewBuilder::radar()
{
    RadarData& radar = out_.radar = radar_of(results_, say_(ZK_TR("Scores of the hospital")), say_);
    const bool comparable = results_.before && results_.before->form->standard().id == standard_.id;
    for (std::size_t i = 0; i < standard_.dimensions.size(); ++i) {
        if (!standard_.dimensions[i].scored) {
            continue;
        }
        Axis axis;
        axis.title = say_(standard_.dimensions[i].title);
        if (const auto& score = results_.card.hospital[i]) {
            axis.now = score->to_double();
            axis.shown = score->fixed(standard_.decimals);
        } else {
            axis.shown = say_(ZK_TR("none complete"));
        }
        if (comparable) {
            const int at = results_.before->form->standard().dimension(standard_.dimensions[i].id);
            if (at >= 0 && results_.before->card.hospital[at]) {
                axis.before = results_.before->card.hospital[at]->to_double();
                axis.shown_before = results_.before->card.hospital[at]->fixed(standard_.decimals);
            }
        }
        radar.axes.push_back(std::move(axis));
    }
}

void OverviewBuilder::completion()
{
    RingData& ring = out_.completion;
    for (const forms::SectionScore& section : results_.card.sections) {
        ring.done += section.answered;
        ring.of += section.asked;
    }
    ring.title = say_(ZK_TR("Completion"));
    ring.caption = say_(Message{"gui.answered_of", ZK_TR("{done} of {of} {of|item|items}"), {{"done", Decimal(ring.done)}, {"of", Decimal(ring.of)}}});
    ring.shown = ring.of > 0 ? std::to_string(ring.done * 100 / ring.of) + "%" : "/";   // rounded down: 100 % is all
}

/// What blocks a submission, counted: errors, hints without a reason, claims, and specialties with open items.
void OverviewBuilder::missing()
{
    ListData& list = out_.missing;
    list.title = say_(ZK_TR("Before submission"));
    list.empty = say_(results_.locked ? ZK_TR("Nothing is missing; this round is locked.") : ZK_TR("Nothing is missing; the approval can begin."));
    std::map<session::FindingKind, int> counts;
    for (const session::CheckedFinding& checked : results_.findings) {
        ++counts[session::kind(checked)];
    }
    const auto add = [&](Sign sign, const char* pattern, session::FindingKind kind) {
        if (counts[kind] > 0) {
            list.lines.push_back({sign, say_(pattern), std::to_string(counts[kind]), {}, false, to_page(PageKind::findings)});
        }
    };
    add(Sign::bad, ZK_TR("Errors to correct"), session::FindingKind::error);
    add(Sign::caution, ZK_TR("Hints that want a reason"), session::FindingKind::hint);
    add(Sign::caution, ZK_TR("Claims of not applicable to decide"), session::FindingKind::claim);
    unfilled();
}

void OverviewBuilder::unfilled()
{
    for (int section = 0; section < sections(); ++section) {
        const forms::SectionScore& score = results_.card.sections[section];
        if (score.answered < score.asked) {
            out_.missing.lines.push_back({Sign::none, section_title(form_, section, say_),
                                          count("gui.open_items", ZK_TR("{count} open"), score.asked - score.answered), {}, false,
                                          to_section(section)});
        }
    }
}

void OverviewBuilder::findings()
{
    ListData& list = out_.findings;
    list.title = say_(ZK_TR("Findings"));
    list.empty = say_(ZK_TR("The numbers do not contradict each other."));
    std::vector<const session::CheckedFinding*> open;
    for (const auto wanted : {session::FindingKind::error, session::FindingKind::claim, session::FindingKind::hint}) {
        for (const session::CheckedFinding& checked : results_.findings) {
            if (session::kind(checked) == wanted) {
                open.push_back(&checked);
            }
        }
    }
    const int count_open = static_cast<int>(open.size());
    for (int i = 0; i < std::min(findings_shown, count_open); ++i) {
        list.lines.push_back(finding_line(results_, *open[i], out_.places, say_, true));
    }
    if (count_open > findings_shown) {
        list.lines.push_back({Sign::none, count("gui.more_findings", ZK_TR("{count} more…"), count_open - findings_shown), {}, {},
                              false, to_page(PageKind::findings)});
    }
}

void OverviewBuilder::subtitle()
{
    int complete = 0;
    for (int section = 1; section < sections(); ++section) {
        complete += results_.card.sections[section].answered == results_.card.sections[section].asked ? 1 : 0;
    }
    out_.subtitle = say_(Message{"gui.overview_subtitle",
                                 ZK_TR("{period} · {count} {count|specialty|specialties}, {complete} complete"),
                                 {{"period", forms::Text{results_.answers.period.zh(), results_.answers.period.en()}},
                                  {"count", Decimal(sections() - 1)},
                                  {"complete", Decimal(complete)}}});
    if (results_.cutoff) {
        out_.subtitle += " · " + say_(Message{"gui.cutoff", ZK_TR("data cut-off {date}"), {{"date", forms::iso(*results_.cutoff)}}});
    }
}

}  // namespace

Overview overview(const Results& results, const Say& say) { return OverviewBuilder(results, say).build(); }

}  // namespace zk::gui::charts
