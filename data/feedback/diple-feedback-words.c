/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-feedback.h"

#include <glib/gi18n-lib.h>

#include "data/diple-insights-words.h"

static const char *const changes[] = {
  "label", "boundary", "value", "target", "dropped", "missed", "kept",
};

const char *
diple_feedback_change_name (DipleFeedbackChange change)
{
  g_return_val_if_fail (change < DIPLE_N_FEEDBACK_CHANGES, NULL);
  return changes[change];
}

DipleFeedbackChange
diple_feedback_change_from_name (const char *name)
{
  guint i = 0;

  g_return_val_if_fail (name != NULL, DIPLE_N_FEEDBACK_CHANGES);

  while (i < G_N_ELEMENTS (changes) && !g_str_equal (name, changes[i]))
    i++;
  return (DipleFeedbackChange) i;
}

const char *
diple_feedback_change_title (DipleFeedbackChange change)
{
  static const char *const titles[] = {
    N_ ("Other Label"), N_ ("Other Place"), N_ ("Other Value"), N_ ("Other Target"),
    N_ ("Left Out"),    N_ ("Missed"),      N_ ("Kept"),
  };

  g_return_val_if_fail (change < DIPLE_N_FEEDBACK_CHANGES, NULL);
  return _ (titles[change]);
}

const char *
diple_feedback_about_name (DipleFeedbackAbout about)
{
  static const char *const names[] = { "span", "relation", "document" };

  g_return_val_if_fail (about < G_N_ELEMENTS (names), NULL);
  return names[about];
}

static char *
dup_patterns (DiplePatternSet patterns)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    if (patterns & (1u << i))
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", diple_pattern_title (i));
  return g_string_free (titles, FALSE);
}

static char *
say_boundary (const DipleFeedbackCase *self)
{
  g_autofree char *patterns = dup_patterns (self->patterns);
  const char *values = *self->decided.values != '\0' ? self->decided.values : NULL;
  g_autofree char *place =
      *patterns == '\0'
          ? g_strdup (self->longer ? _ ("Made shorter") : _ ("Another place"))
          : g_strdup_printf (self->longer ? _ ("%s: made shorter") : _ ("%s: made longer"),
                             patterns);

  return values != NULL ? g_strdup_printf ("%s; %s", place, values) : g_steal_pointer (&place);
}

static char *
say_value (const DipleFeedbackCase *self)
{
  if (self->about == DIPLE_FEEDBACK_DOCUMENT)
    return g_strdup_printf (
        _ ("%s: “%s” became “%s”"), self->own.name, self->own.text, self->decided.text);
  return g_strdup_printf (_ ("%s became %s"), self->own.values, self->decided.values);
}

char *
diple_feedback_case_dup_sentence (const DipleFeedbackCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->change)
    {
    case DIPLE_FEEDBACK_LABEL:
      return g_strdup_printf (g_str_equal (self->own.text, self->decided.text)
                                  ? _ ("%s became %s")
                                  : _ ("%s became %s, at another place"),
                              self->own.name,
                              self->decided.name);
    case DIPLE_FEEDBACK_BOUNDARY:
      return say_boundary (self);
    case DIPLE_FEEDBACK_VALUE:
      return say_value (self);
    case DIPLE_FEEDBACK_TARGET:
      return g_strdup_printf (_ ("%s leads somewhere else"), self->own.name);
    case DIPLE_FEEDBACK_DROPPED:
      return g_strdup_printf (_ ("No %s here"), self->own.name);
    case DIPLE_FEEDBACK_MISSED:
      return g_strdup_printf (_ ("%s was decided here"), self->decided.name);
    case DIPLE_FEEDBACK_KEPT:
      return g_strdup (_ ("Kept as it is"));
    case DIPLE_N_FEEDBACK_CHANGES:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
diple_feedback_dup_summary (const DipleFeedback *self)
{
  g_autofree char *exact = NULL;
  GString *text = g_string_new (NULL);
  guint own;

  g_return_val_if_fail (self != NULL, NULL);

  exact = diple_insights_dup_figure (self->exact);
  own = self->cases->len - self->n[DIPLE_FEEDBACK_MISSED];
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "Decisions in %u document that %s finished.",
                                       "Decisions in %u documents that %s finished.",
                                       self->n_documents),
                          self->n_documents,
                          self->name);
  g_string_append_printf (text,
                          _ (" Kept as they are: %u of %u; changed: %u; left out: %u; missed: %u."),
                          self->n[DIPLE_FEEDBACK_KEPT],
                          own,
                          own - self->n[DIPLE_FEEDBACK_KEPT] - self->n[DIPLE_FEEDBACK_DROPPED],
                          self->n[DIPLE_FEEDBACK_DROPPED],
                          self->n[DIPLE_FEEDBACK_MISSED]);
  if (diple_figure_is_defined (self->exact))
    g_string_append_printf (text, _ (" Exact F1 against what was decided: %s."), exact);
  if (self->n_open > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE,
                                         " %u place there is not decided yet.",
                                         " %u places there are not decided yet.",
                                         self->n_open),
                            self->n_open);
  return g_string_free (text, FALSE);
}

char *
diple_feedback_dup_again (const DipleFeedback *self)
{
  g_autofree char *exact = NULL;
  g_autofree char *alpha = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->again->n_documents == 0)
    return NULL;
  exact = diple_insights_dup_figure (self->again->exact);
  alpha = diple_insights_dup_figure (self->again->alpha);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Agreement with oneself on %u document annotated twice: "
                                       "exact F1 %s, Krippendorff’s α %s.",
                                       "Agreement with oneself on %u documents annotated twice: "
                                       "exact F1 %s, Krippendorff’s α %s.",
                                       self->again->n_documents),
                          self->again->n_documents,
                          exact,
                          alpha);
}
