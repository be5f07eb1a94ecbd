/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleFaceRow chooses the reading face: three that are everywhere, then every installed family; it
 * finds one as its name is typed. Property "face": "serif", "sans", "mono" or a family. */
#define DIPLE_TYPE_FACE_ROW (diple_face_row_get_type ())
G_DECLARE_FINAL_TYPE (DipleFaceRow, diple_face_row, DIPLE, FACE_ROW, AdwActionRow)

G_END_DECLS
