#include "app/gui/charts/results_common.h"

#include <algorithm>
#include <array>

namespace zk::gui::charts {

using forms::Decimal;
using forms::Message;

namespace {

int band_of(const Decimal& score, const std::vector<forms::Grade>& grades)
{
    int band = 0;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (score >= grades[i].from) {
            band = static_cast<int>(i);
        }
    }
    return band;
}

/// The lowest band is red, the best the darkest; what lies between keeps the same distance.
Look heat(int band, int bands)
{
    static constexpr std::array<Look, 5> looks = {Look::heat0, Look::heat1, Look::heat2, Look::heat3, Look::heat4};
    return looks[bands < 2 ? 4 : (band * 4 + (bands - 1) / 2) / (bands - 1)];
}

std::string shown(const Decimal& score, const forms::Form& form) { return score.fixed(form.standard().decimals); }

Cell word(std::string text)
{
    Cell cell;
    cell.text = std::move(text);
    cell.look = Look::unscored;
    return cell;
}

Cell score_cell(const Decimal& score, bool complete, const forms::Form& form)
{
    const auto& grades = form.standard().grades;
    Cell cell;
    cell.text = shown(score, form) + (complete ? "" : "*");
    cell.look = complete ? look_of(score, grades) : Look::provisional;
    cell.marked = complete && is_low(score, grades);
    return cell;
}

}  // namespace

Look look_of(const Decimal& score, const std::vector<forms::Grade>& grades)
{
    return heat(band_of(score, grades), static_cast<int>(grades.size()));
}

bool is_low(const Decimal& score, const std::vector<forms::Grade>& grades)
{
    return grades.size() > 1 && band_of(score, grades) == 0;
}

Look chip_of(int grade, const std::vector<forms::Grade>& grades)
{
    const int best = static_cast<int>(grades.size()) - 1;
    return grade == best ? Look::good : grade == best - 1 ? Look::fair : grade == 0 ? Look::bad : Look::caution;
}

std::vector<LegendEntry> score_legend(const std::vector<forms::Grade>& grades, const Say& say)
{
    std::vector<LegendEntry> legend;
    for (int i = static_cast<int>(grades.size()) - 1; i >= 0; --i) {
        const std::string from = grades[i].from.str();
        const std::string to = i + 1 < static_cast<int>(grades.size()) ? grades[i + 1].from.str() : std::string();
        const std::string text = to.empty() ? "≥ " + from : i == 0 ? "< " + to : from + "–" + to;
        legend.push_back({heat(i, static_cast<int>(grades.size())), text, i == 0 && grades.size() > 1});
    }
    legend.push_back({Look::provisional, say(ZK_TR("* provisional")), false});
    legend.push_back({Look::unscored, say(ZK_TR("not scored")), false});
    return legend;
}

std::string section_title(const forms::Form& form, int section, const Say& say)
{
    const int specialty = form.sections()[section].specialty;
    return specialty < 0 ? say(ZK_TR("Hospital")) : say(form.standard().specialties[specialty].title);
}

const forms::SectionScore* prior_section(const Results& results, int section)
{
    if (!results.before || results.before->form->standard().id != results.form.standard().id) {
        return nullptr;
    }
    const int at = results.before->form->section(results.form.sections()[section].id);
    return at < 0 ? nullptr : &results.before->card.sections[at];
}

Cell dimension_cell(const Results& results, int section, int index, const Say& say)
{
    const forms::DimensionScore& score = results.card.sections[section].dimensions[index];
    const forms::Dimension& dimension = results.form.standard().dimensions[index];
    const std::string name = section_title(results.form, section, say) + say.comma() + say(dimension.title) + " ";
    Cell cell;
    if (score.state == forms::DimensionState::not_applicable || score.state == forms::DimensionState::unscored) {
        cell = word(say(ZK_TR("Not applicable")));
    } else if (score.answered == 0) {
        cell = word(say(ZK_TR("Not answered")));   // nothing there yet is no score of zero
    } else if (score.published) {
        cell = score_cell(*score.published, score.complete, results.form);
        cell.spoken = name + shown(*score.published, results.form) +
                      (score.complete ? "" : say.in_brackets(say(ZK_TR("Provisional"))));
    } else {
        cell = word(say(ZK_TR("Too little data, not scored")));
    }
    if (cell.spoken.empty()) {
        cell.spoken = name + cell.text;
    }
    const forms::SectionScore* before = prior_section(results, section);
    if (before && before->dimensions[index].published) {
        cell.spoken += say.stop() + say(forms::Message{"gui.last_year", ZK_TR("last year: {value}"),
                                                       {{"value", shown(*before->dimensions[index].published, results.form)}}});
    }
    return cell;
}

Cell total_cell(const Results& results, int section, const Say& say)
{
    const forms::SectionScore& score = results.card.sections[section];
    const std::string name = section_title(results.form, section, say) + say.comma() + say(ZK_TR("Total")) + " ";
    Cell cell = score.total && score.answered > 0 ? score_cell(*score.total, score.complete, results.form)
                                                  : word(say(ZK_TR("Not answered")));
    cell.strong = true;
    cell.spoken = name + (score.total ? shown(*score.total, results.form) : cell.text) +
                  (score.total && !score.complete ? say.in_brackets(say(ZK_TR("Provisional"))) : "");
    return cell;
}

Cell grade_cell(const Results& results, int section, const Say& say)
{
    const forms::SectionScore& score = results.card.sections[section];
    const forms::Standard& standard = results.form.standard();
    Cell cell;
    if (score.grade < 0) {
        cell.text = score.total && score.answered > 0 ? say(ZK_TR("Provisional")) : "/";
        cell.spoken = section_title(results.form, section, say) + say.comma() + say(ZK_TR("No grade before everything is answered"));
        return cell;
    }
    cell.text = say(standard.grades[score.grade].title);
    cell.look = chip_of(score.grade, standard.grades);
    cell.spoken = section_title(results.form, section, say) + say.comma() + cell.text;
    for (const int cap : score.caps) {
        cell.spoken += say.stop() + say(standard.caps[cap].title);
    }
    return cell;
}

RadarData radar_of(const Results& results, const std::string& title, const Say& say)
{
    RadarData radar;
    radar.title = title;
    radar.now = say(forms::Text{results.answers.period.zh(), results.answers.period.en()});
    if (results.before) {
        const forms::Period before = results.answers.period.year_before();
        radar.before = say(forms::Text{before.zh(), before.en()});
    }
    radar.left_out = say(ZK_TR("Left out: "));
    if (!say.chinese()) {
        radar.comma = ", ";
        radar.open = " (";
        radar.close = ")";
    }
    return radar;
}

Place finding_place(const Results& results, const forms::Finding& finding)
{
    if (finding.ask < 0) {
        const int section = std::max(0, finding.section);
        return {PageKind::section, results.form.sections()[section].id, {}, {}, {}, {}, {}};
    }
    const forms::Ask& ask = results.form.asks()[finding.ask];
    return at_item(results.form.sections()[ask.section].id, results.form.item(ask).id, finding.field, finding.month);
}

Line finding_line(const Results& results, const session::CheckedFinding& checked, Places& places, const Say& say,
                  bool name_section)
{
    const forms::Finding& finding = checked.finding;
    Line line;
    line.sign = session::kind(checked) == session::FindingKind::error ? Sign::bad : Sign::caution;
    line.text = say(finding.message);
    if (name_section) {
        const int section = finding.ask >= 0 ? results.form.asks()[finding.ask].section : std::max(0, finding.section);
        line.below = section_title(results.form, section, say);
    }
    line.key = places.add(finding_place(results, finding));
    return line;
}

}  // namespace zk::gui::charts
