/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleFactsForm shows what is known about a document and lets it be corrected: title, author,
 * published, outlet, language, address; below, what else its file said. */
#define DIPLE_TYPE_FACTS_FORM (diple_facts_form_get_type ())
G_DECLARE_FINAL_TYPE (DipleFactsForm, diple_facts_form, DIPLE, FACTS_FORM, GtkWidget)

/* Fills the form; @facts is swallowed and may be NULL. */
void diple_facts_form_take (DipleFactsForm *self, DipleDocument *facts);

/* The facts as they stand in the form, when something in them was changed; otherwise NULL. Lent
 * until the next take. Asking twice gives them once. */
const DipleDocument *diple_facts_form_get_changed (DipleFactsForm *self);

G_END_DECLS
