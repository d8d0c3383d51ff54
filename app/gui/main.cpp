#include "app/gui/app.h"

wxIMPLEMENT_APP(zk::gui::App);
