#include "app/gui/theme.h"

#include <wx/settings.h>
#include <wx/window.h>

#include <algorithm>
#include <cmath>

namespace zk::gui {
namespace {

/// A colour for a light and for a dark window, each as 0xRRGGBB.
struct Pair {
    unsigned light, dark;
};

wxColour colour(unsigned rgb)
{
    wxColour result;
    result.SetRGB(((rgb & 0xFF) << 16) | (rgb & 0xFF00) | ((rgb >> 16) & 0xFF));   // wx keeps 0xBBGGRR
    return result;
}

Pair pair(Ink meaning)
{
    switch (meaning) {
    case Ink::text: return {0x1F2933, 0xECEFF1};
    case Ink::muted: return {0x586773, 0xAEB8C0};
    case Ink::faint: return {0x8A97A2, 0x7F8A93};
    case Ink::accent: return {0x0B6E8A, 0x5CC3DE};
    case Ink::good: return {0x1B6B3A, 0x7ED29B};
    case Ink::caution: return {0x8A5300, 0xF0B95A};
    case Ink::bad: return {0xB3261E, 0xFF8A80};
    case Ink::line: return {0xDDE3E8, 0x4A5157};
    }
    return {};
}

Pair pair(Fill meaning)
{
    switch (meaning) {
    case Fill::page: return {0xFFFFFF, 0x2B2E31};
    case Fill::panel: return {0xF6F8FA, 0x33373B};
    case Fill::raised: return {0xEFF3F6, 0x3A3F44};
    case Fill::selected: return {0xD8EBF3, 0x1F4F61};
    case Fill::accent: return {0x0B6E8A, 0x17849F};
    case Fill::note: return {0xEAF4F8, 0x263E48};
    case Fill::good: return {0xD3F0DD, 0x1F5134};
    case Fill::fair: return {0xDBE8F8, 0x24456B};
    case Fill::caution: return {0xFDEEC9, 0x5C4513};
    case Fill::bad: return {0xFBDCD9, 0x6B2622};
    case Fill::empty: return {0xEFF2F4, 0x3A3F44};
    case Fill::heat0: return {0xF5B8B0, 0x7A2F29};
    case Fill::heat1: return {0xFBE3B5, 0x6A511B};
    case Fill::heat2: return {0xB4D8E2, 0x2C5666};
    case Fill::heat3: return {0x61A8BC, 0x2A7389};
    case Fill::heat4: return {0x0B6E8A, 0x1B8DAB};
    }
    return {};
}

/// The ink that is read on a fill: at least 4.5 : 1 (tests/gui measure it).
Pair pair_on(Fill meaning)
{
    switch (meaning) {
    case Fill::accent: return {0xFFFFFF, 0xFFFFFF};
    case Fill::good: return {0x14532D, 0xC9F2D8};
    case Fill::fair: return {0x1E3F73, 0xD3E5FB};
    case Fill::caution: return {0x6E4200, 0xFCE6B4};
    case Fill::bad: return {0x8C1D18, 0xFFD5D1};
    case Fill::empty: return {0x586773, 0xAEB8C0};
    case Fill::heat0: return {0x6E1610, 0xFFE1DE};
    case Fill::heat1: return {0x6E4200, 0xFCE6B4};
    case Fill::heat2: return {0x12303A, 0xE4F3F8};
    case Fill::heat3: return {0x0A222B, 0xFFFFFF};
    case Fill::heat4: return {0xFFFFFF, 0x04141A};
    default: return pair(Ink::text);
    }
}

}  // namespace

Theme::Theme(const wxWindow& window)
    : dark_(wxSystemSettings::GetAppearance().IsUsingDarkBackground()),
      body_(wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT))
{
    // FromDIP follows the screen; a larger text alone (GDK_DPI_SCALE, 125 % text size) does not reach it. One Chinese
    // character is as wide as the font is high: 10 points at 96 dpi are 13.3 pixels.
    int width = 0, height = 0;
    window.GetTextExtent(wxString::FromUTF8("国国国国国国国国国国"), &width, &height, nullptr, nullptr, &body_);
    const double text = width / 133.3;
    scale_ = std::max(text, window.FromDIP(100) / 100.0);
}

Theme Theme::on_paper() const
{
    Theme paper = *this;
    paper.dark_ = false;
    return paper;
}

wxColour Theme::ink(Ink meaning) const { return colour(dark_ ? pair(meaning).dark : pair(meaning).light); }
wxColour Theme::fill(Fill meaning) const { return colour(dark_ ? pair(meaning).dark : pair(meaning).light); }
wxColour Theme::ink_on(Fill meaning) const { return colour(dark_ ? pair_on(meaning).dark : pair_on(meaning).light); }

int Theme::px(int at_100_percent) const { return static_cast<int>(std::lround(at_100_percent * scale_)); }

wxFont Theme::strong() const { return body_.Bold(); }
wxFont Theme::small() const { return body_.Scaled(0.9F); }
wxFont Theme::heading() const { return body_.Scaled(1.1F).Bold(); }
wxFont Theme::title() const { return body_.Scaled(1.5F).Bold(); }
wxFont Theme::figure() const { return body_.Scaled(2.2F).Bold(); }

}  // namespace zk::gui
