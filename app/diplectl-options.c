/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-options.h"

#include "diplectl-lists.h"

gboolean
diplectl_parse_wishes (DiplectlCall *call,
                       const DiplectlOption *options,
                       guint n_options,
                       gpointer wishes,
                       guint minimum,
                       guint maximum,
                       DiplectlStatus *status)
{
  g_autofree GOptionEntry *entries = g_new0 (GOptionEntry, n_options + 1);

  for (guint i = 0; i < n_options; i++)
    entries[i] = (GOptionEntry){ .long_name = options[i].name,
                                 .arg = options[i].arg,
                                 .arg_data = G_STRUCT_MEMBER_P (wishes, options[i].place),
                                 .description = options[i].says,
                                 .arg_description = options[i].takes };
  diplectl_spread_lists (call);
  return diplectl_parse (call, entries, minimum, maximum, status);
}
