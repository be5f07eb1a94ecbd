/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-faces-private.h"

#include <glib/gi18n-lib.h>

/* Okabe and Ito's, which everybody can tell apart, but for those that are no lines on white. */
static const char *const colours[] = {
  "#0072b2", "#d55e00", "#009e73", "#b5539c", "#b58900", "#3a9bd9", "#7a4fb5", "#6b6f00",
};

struct _DipleReviewFaces
{
  DipleReviewArticle *article;
  gboolean hidden;
  GArray *lanes; /* gint64: who has each */
};

/* By name, as lists of people are. */
static void
add_lanes (DipleReviewFaces *self)
{
  const GArray *counting = self->article->document->annotators;

  for (guint i = 0; i < self->article->annotators->len; i++)
    {
      const DipleAnnotator *annotator = self->article->annotators->pdata[i];

      for (guint j = 0; j < counting->len; j++)
        if (g_array_index (counting, gint64, j) == annotator->id)
          g_array_append_val (self->lanes, annotator->id);
    }
}

DipleReviewFaces *
diple_review_faces_new (DipleReviewArticle *article, gboolean hidden, gint64 key)
{
  DipleReviewFaces *self = g_new0 (DipleReviewFaces, 1);

  self->article = diple_review_article_ref (article);
  self->hidden = hidden;
  if (hidden)
    {
      self->lanes = g_array_copy (article->document->annotators);
      diple_review_draw_lanes (self->lanes, key);
    }
  else
    {
      self->lanes = g_array_new (FALSE, FALSE, sizeof (gint64));
      add_lanes (self);
    }
  return self;
}

void
diple_review_faces_free (DipleReviewFaces *self)
{
  diple_review_article_unref (self->article);
  g_array_unref (self->lanes);
  g_free (self);
}

guint
diple_review_faces_count (const DipleReviewFaces *self)
{
  return self->lanes->len;
}

int
diple_review_faces_lane (const DipleReviewFaces *self, gint64 annotator)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_array_index (self->lanes, gint64, i) == annotator)
      return (int) i;
  return -1;
}

gint64
diple_review_faces_at (const DipleReviewFaces *self, guint lane)
{
  return g_array_index (self->lanes, gint64, lane);
}

static const DipleAnnotator *
find (const DipleReviewFaces *self, gint64 annotator)
{
  for (guint i = 0; i < self->article->annotators->len; i++)
    {
      const DipleAnnotator *one = self->article->annotators->pdata[i];

      if (one->id == annotator)
        return one;
    }
  return NULL;
}

const char *
diple_review_faces_letter (guint lane)
{
  static const char letters[] = "A\0B\0C\0D\0E\0F\0G\0H\0I\0J\0K\0L\0M\0"
                                "N\0O\0P\0Q\0R\0S\0T\0U\0V\0W\0X\0Y\0Z";

  return letters + 2 * (lane % (sizeof letters / 2));
}

const char *
diple_review_faces_name (const DipleReviewFaces *self, gint64 annotator)
{
  const DipleAnnotator *one = find (self, annotator);
  const int lane = diple_review_faces_lane (self, annotator);

  if (self->hidden && lane >= 0)
    return diple_review_faces_letter ((guint) lane);
  return one != NULL ? one->name : _ ("somebody");
}

/* Hidden, the colour is the lane's; otherwise it stays with the annotator through all documents. */
const char *
diple_review_faces_colour (const DipleReviewFaces *self, gint64 annotator)
{
  const int lane = diple_review_faces_lane (self, annotator);
  guint place = 0;

  if (self->hidden)
    return colours[(guint) MAX (0, lane) % G_N_ELEMENTS (colours)];
  for (guint i = 0; i < self->article->annotators->len; i++)
    {
      const DipleAnnotator *one = self->article->annotators->pdata[i];

      if (one->id == annotator)
        break;
      if (diple_annotator_is_worker (one))
        place++;
    }
  return colours[place % G_N_ELEMENTS (colours)];
}

gboolean
diple_review_faces_is_model (const DipleReviewFaces *self, gint64 annotator)
{
  const DipleAnnotator *one = find (self, annotator);

  return !self->hidden && one != NULL && g_str_equal (one->kind, "model");
}
