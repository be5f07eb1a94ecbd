/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diplectl.h"

/* For a command with many options: each says where in a struct of wishes it goes. */
typedef struct
{
  const char *name;
  GOptionArg arg;
  gsize place; /* of the member, as G_STRUCT_OFFSET() gives it */
  const char *says;
  const char *takes; /* NULL: no value */
} DiplectlOption;

/* Fills the struct @wishes from the call's options, of which a list may be written with spaces, and
 * counts the words left over, as diplectl_parse() does. */
gboolean diplectl_parse_wishes (DiplectlCall *call,
                                const DiplectlOption *options,
                                guint n_options,
                                gpointer wishes,
                                guint minimum,
                                guint maximum,
                                DiplectlStatus *status);
