/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-checker.h"
#include "ui/diple-keymap.h"

G_BEGIN_DECLS

/* DipleChecksPage lists what the validators find in the annotator's work all over the project, and
 * the questions about the guidelines. It looks while it is shown, a few documents at a time. A
 * DiplePage. */
#define DIPLE_TYPE_CHECKS_PAGE (diple_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (DipleChecksPage, diple_checks_page, DIPLE, CHECKS_PAGE, GtkWidget)

/* Called once: the keys that work in its list. */
void diple_checks_page_set_keymap (DipleChecksPage *self, DipleKeymap *keymap);

/* NULL while no project is open. */
void diple_checks_page_set_checker (DipleChecksPage *self, DipleChecker *checker);

G_END_DECLS
