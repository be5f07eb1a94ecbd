/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-editor.h"

G_BEGIN_DECLS

/* DiplePage is one screen of the window's stack: it follows the editor of the project that is open.
 * A page that names places in articles emits "show-place" (gint64 document, gint64 span or 0, guint
 * start, guint end; code points), and the window shows that place in the article; "told" (const
 * char *message) asks it for a toast. */
#define DIPLE_TYPE_PAGE (diple_page_get_type ())
G_DECLARE_INTERFACE (DiplePage, diple_page, DIPLE, PAGE, GtkWidget)

struct _DiplePageInterface
{
  GTypeInterface parent;

  void (*set_editor) (DiplePage *self, DipleEditor *editor);
  void (*flush) (DiplePage *self);
};

/* @editor is NULL while no project is open. */
void diple_page_set_editor (DiplePage *self, DipleEditor *editor);

/* Saves what is being written; called before the project closes or another page is shown. A page
 * need not have it. */
void diple_page_flush (DiplePage *self);

void diple_page_show_place (DiplePage *self, gint64 document, gint64 span, DipleRange range);
void diple_page_tell (DiplePage *self, const char *message);

G_END_DECLS
