/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-agreement-units.h"

G_BEGIN_DECLS

/* What is not the same in an item. None of them means that all agree. */
typedef enum
{
  DIPLE_ITEM_AGREE = 0,
  DIPLE_ITEM_MISSING = 1 << 0,  /* somebody who finished has nothing here */
  DIPLE_ITEM_LABEL = 1 << 1,    /* labels differ */
  DIPLE_ITEM_BOUNDARY = 1 << 2, /* places differ */
  DIPLE_ITEM_MULTI = 1 << 3,    /* somebody has several here: split, merged or stacked; then labels
                                 * and places are not compared */
} DipleItemKind;

/* Units of different annotators about the same place: what a reviewer decides at once. */
typedef struct
{
  DipleRange range;
  DipleItemKind kind;
  guint n_finished; /* annotators who finished the document */
  guint n_present;  /* of those, how many marked something here */
  double severity;  /* 0 to 1: one minus the mean soft F1 over pairs of which one is present */
  GPtrArray *units; /* const DipleUnit *, lent by the document, by annotator and then in order */
} DipleItem;

/* The items of @document, by place; elements DipleItem *. There are none unless two annotators
 * finished it. Two units of different annotators belong together when they have the same label and
 * share a character, or when half of what both cover is shared: a label on a paragraph does not
 * swallow the names in it. What all made identically is an item of its own. The order of the
 * document's units changes nothing. */
GPtrArray *diple_items_find (const DipleUnitDocument *document);
void diple_item_free (DipleItem *item);

/* "missing+label+boundary", "agree"; a new string. */
char *diple_item_kind_to_string (DipleItemKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleItem, diple_item_free)

G_END_DECLS
