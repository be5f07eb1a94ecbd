/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"

G_BEGIN_DECLS

/* A schema that is being made from another program's file. Lives on the reader's stack. */
typedef struct
{
  const char *name; /* of the file, for messages */
  DipleSchema *schema;
  GError **error;
} DipleForeign;

/* Always FALSE; the message names file and line. */
gboolean diple_foreign_refuse (DipleForeign *foreign, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Whether a part may be called @name. */
gboolean diple_foreign_check_name (DipleForeign *foreign, guint line, const char *name);

/* Each makes a part, or refuses: NULL. @colour and @key may be NULL and are taken when they can be.
 */
DipleLayer *diple_foreign_add_layer (DipleForeign *foreign, guint line, const char *name);
DipleLabel *diple_foreign_add_label (DipleForeign *foreign,
                                     guint line,
                                     gint64 layer,
                                     const char *name,
                                     const char *colour,
                                     const char *key);
DipleRelationType *diple_foreign_add_relation (DipleForeign *foreign, guint line, const char *name);

/* The layouts. Each fills foreign->schema. */
gboolean diple_foreign_read_brat (DipleForeign *foreign, const char *text);
gboolean diple_foreign_read_doccano (DipleForeign *foreign, const char *text);
gboolean diple_foreign_read_label_studio (DipleForeign *foreign, const char *text);

G_END_DECLS
