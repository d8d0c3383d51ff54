#pragma once

namespace zk::gui {

/// Native controls as dense as an office program needs them at 1366×768. GTK only (Adwaita's buttons are made for
/// fingers); elsewhere the system's are dense already. Once, after the toolkit is up.
void make_controls_dense();

}  // namespace zk::gui
