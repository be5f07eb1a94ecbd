/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/review/diple-review-row-private.h"

#include "data/review/diple-review-part-private.h"

struct _DipleReviewRow
{
  GObject parent_instance;

  DipleReviewEntry *entry;
};

G_DEFINE_FINAL_TYPE (DipleReviewRow, diple_review_row, G_TYPE_OBJECT)

static void
diple_review_row_finalize (GObject *object)
{
  DipleReviewRow *self = DIPLE_REVIEW_ROW (object);

  diple_review_entry_unref (self->entry);
  G_OBJECT_CLASS (diple_review_row_parent_class)->finalize (object);
}

static void
diple_review_row_class_init (DipleReviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_review_row_finalize;
}

static void
diple_review_row_init (DipleReviewRow *self)
{
}

DipleReviewRow *
diple_review_row_new (DipleReviewEntry *entry)
{
  DipleReviewRow *self = g_object_new (DIPLE_TYPE_REVIEW_ROW, NULL);

  self->entry = diple_review_entry_ref (entry);
  return self;
}

const DipleReviewEntry *
diple_review_row_get_entry (DipleReviewRow *self)
{
  g_return_val_if_fail (DIPLE_IS_REVIEW_ROW (self), NULL);
  return self->entry;
}
