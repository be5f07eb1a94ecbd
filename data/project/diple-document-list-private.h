/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document-list.h"

G_BEGIN_DECLS

/* Of the documents @ids (gint64), which is taken, as @annotator sees them. */
DipleDocumentList *diple_document_list_new (DipleProject *project, gint64 annotator, GArray *ids);

G_END_DECLS
