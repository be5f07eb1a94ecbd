/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-error.h"
#include "data/diple-flags.h"
#include "data/diple-journal.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/diple-validators.h"
#include "support.h"

#include <string.h>

typedef struct
{
  DipleStore *store;
  gint64 annotator;
  gint64 other;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = diple_store_open (":memory:", DIPLE_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->annotator = support_add_annotator (fixture->store, "Rike");
  fixture->other = support_add_annotator (fixture->store, "Odo");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

/* Marks where "[" and "]" stand in @text; more than one pair makes pieces. */
static gint64
mark_brackets (Fixture *fixture, const char *label, const char *text, gint64 annotator)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSpan) span = NULL;
  DipleRange piece = { 0, 0 };
  gint64 document;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '[')
      piece.start = (guint) g_utf8_strlen (plain->str, -1);
    else if (*p == ']')
      {
        piece.end = (guint) g_utf8_strlen (plain->str, -1);
        g_array_append_val (pieces, piece);
      }
    else
      g_string_append_unichar (plain, g_utf8_get_char (p));
  document = support_add_document (fixture->store, plain->str, plain->str);
  span = diple_span_new (document, annotator, support_label (fixture->store, label), piece);
  diple_span_set_fragments (span, (const DipleRange *) (gpointer) pieces->data, pieces->len);
  g_assert_true (diple_journal_begin (fixture->store, annotator, "span.add", &error));
  g_assert_true (diple_spans_add (fixture->store, span, &error));
  g_assert_cmpint (diple_journal_commit (fixture->store, "Marked", document, &error), >, 0);
  g_assert_no_error (error);
  return span->id;
}

/* The names of what was found in the whole project, with blanks between them. */
static char *
find_all (Fixture *fixture, gint64 annotator)
{
  GString *names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) work = diple_validate_list (fixture->store, annotator, &error);
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_warning_free);

  g_assert_no_error (error);
  g_assert_true (diple_validate_some (fixture->store,
                                      (const DipleValidationWork *) (gpointer) work->data,
                                      work->len,
                                      warnings,
                                      NULL,
                                      &error));
  g_assert_no_error (error);
  for (guint i = 0; i < warnings->len; i++)
    {
      const DipleWarning *warning = g_ptr_array_index (warnings, i);

      g_assert_nonnull (warning->title);
      g_assert_cmpstr (warning->surface, !=, "");
      g_string_append_printf (names, "%s ", diple_validator_name (warning->validator));
    }
  return g_strchomp (g_string_free (names, FALSE));
}

typedef struct
{
  const char *name;
  const char *label;
  const char *text;
  const char *found;
} Case;

static const Case cases[] = {
  { "a claim alone has no source", "Claim", "She says [it rained] again.", "needed-from" },
  { "a cue alone has no claim", "Cue", "She [says] it rained.", "needed-to" },
  { "a source alone is fine", "Source", "[She] says it rained.", "" },
  { "a name may end in a full stop", "Organization", "He left [Venn Inc.]", "" },
  { "a claim with its full stop",
    "Claim",
    "She says [it rained.] He left.",
    "needed-from full-stop" },
  { "a claim that ends in an abbreviation",
    "Claim",
    "She says [it began at 9 a.m.]",
    "needed-from" },
  { "an ideographic full stop", "Claim", "[雨が降った。]", "needed-from full-stop" },
  { "a full stop before the closing mark",
    "Claim",
    "“[It rained.]” He left.",
    "needed-from full-stop" },
  { "a decimal point ends nothing", "Quantity", "It was [3.]5 metres.", "word" },
  { "an opening mark without a closing one", "Work", "She read [“Rain] again”.", "quotation" },
  { "a closing mark without an opening one", "Work", "She read “[Rain”] again.", "quotation" },
  { "both marks", "Work", "She read [“Rain”] again.", "" },
  { "straight marks", "Work", "She read [\"Rain] again\".", "quotation" },
  { "German marks", "Work", "Sie las [„Regen“] gern.", "" },
  { "German marks, one of them", "Work", "Sie las [„Regen]“ gern.", "quotation" },
  { "guillemets", "Work", "Elle lut [« Pluie »] hier.", "" },
  { "an apostrophe is no quotation", "Person", "[Rike’s aunt] left.", "" },
  { "pieces balance each other",
    "Work",
    "She read [“Rain], he said, [again”] twice.",
    "quotation" },
  { "a blank at the end", "Person", "[Rike ]left.", "edge" },
  { "a blank at the start", "Person", "So[ Rike] left.", "edge" },
  { "a no-break space at the end", "Person", "[Rike\302\240]left.", "edge" },
  { "half a word", "Person", "[Ri]ke left.", "word" },
  { "a word of a hyphenated one", "Person", "The Ri[ke] left.", "word" },
  { "a plain word", "Person", "[Rike] left.", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  Fixture fixture = { 0 };
  g_autofree char *found = NULL;

  set_up (&fixture, NULL);
  if (strstr (c->name, "pieces") != NULL)
    {
      /* Works are in one piece; claims may have several, and their relation is not what is asked.
       */
      mark_brackets (
          &fixture, "Claim", "[“It rained], he said, [again”] twice.", fixture.annotator);
      found = find_all (&fixture, fixture.annotator);
      g_assert_cmpstr (found, ==, "needed-from");
    }
  else
    {
      mark_brackets (&fixture, c->label, c->text, fixture.annotator);
      found = find_all (&fixture, fixture.annotator);
      g_assert_cmpstr (found, ==, c->found);
    }
  tear_down (&fixture, NULL);
}

static void
act (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_journal_begin (fixture->store, fixture->annotator, "test", &error));
  g_assert_no_error (error);
}

static void
done (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (diple_journal_commit (fixture->store, "Did it", 0, &error), >, 0);
  g_assert_no_error (error);
}

static gint64
option_called (const DipleSchema *schema, const char *attribute, const char *option, gint64 *owner)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *found = g_ptr_array_index (schema->attributes, i);

      for (guint j = 0; g_str_equal (found->name, attribute) && j < found->options->len; j++)
        {
          const DipleOption *choice = g_ptr_array_index (found->options, j);

          *owner = found->id;
          if (g_str_equal (choice->name, option))
            return choice->id;
        }
    }
  g_assert_not_reached ();
}

static void
test_an_excuse_silences (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_load (fixture->store, &error);
  gint64 id = mark_brackets (fixture, "Claim", "[It rained] again.", fixture->annotator);
  g_autoptr (DipleSpan) span = diple_spans_find (fixture->store, id, &error);
  g_autoptr (DipleSpan) changed = diple_span_copy (span);
  g_autofree char *found = NULL;
  gint64 attribute = 0;
  gint64 none = option_called (schema, "quotation", "none", &attribute);

  diple_values_set_option (&changed->values, attribute, none);
  act (fixture);
  g_assert_true (diple_spans_update (fixture->store, changed, &error));
  g_assert_no_error (error);
  done (fixture);
  found = find_all (fixture, fixture->annotator);
  g_assert_cmpstr (found, ==, "");
}

static const DipleRelationType *
relation_called (const DipleSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      if (g_str_equal (type->name, name))
        return type;
    }
  g_assert_not_reached ();
}

static void
test_a_relation_settles_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleSchema) schema = diple_schema_load (fixture->store, &error);
  gint64 claim =
      mark_brackets (fixture, "Claim", "Rike says [it rained] again.", fixture->annotator);
  gint64 document = support_number (fixture->store, "SELECT document FROM span");
  gint64 source = support_mark (fixture->store, fixture->annotator, document, "Source", 0, 4);
  g_autoptr (DipleRelation) relation = diple_relation_new (
      relation_called (schema, "attributed to")->id, fixture->annotator, claim, source);
  g_autofree char *before = find_all (fixture, fixture->annotator);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "needed-from");
  act (fixture);
  g_assert_true (diple_relations_add (fixture->store, relation, &error));
  done (fixture);
  after = find_all (fixture, fixture->annotator);
  g_assert_cmpstr (after, ==, "");
}

static void
test_a_switch_is_an_action (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  g_autofree char *off = NULL, *again = NULL;
  DipleValidatorSet set = 0;

  mark_brackets (fixture, "Cue", "She [says] it rained.", fixture->annotator);
  act (fixture);
  g_assert_true (
      diple_validators_switch (fixture->store, DIPLE_VALIDATOR_NEEDED_TO, FALSE, &error));
  done (fixture);
  g_assert_true (diple_validators_load_off (fixture->store, &set, &error));
  g_assert_cmpuint (set, ==, 1u << DIPLE_VALIDATOR_NEEDED_TO);
  off = find_all (fixture, fixture->annotator);
  g_assert_cmpstr (off, ==, "");

  undone = diple_journal_undo (fixture->store, fixture->annotator, &error);
  g_assert_no_error (error);
  again = find_all (fixture, fixture->annotator);
  g_assert_cmpstr (again, ==, "needed-to");
}

static void
test_annotators_are_apart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mine = NULL, *all = NULL;

  mark_brackets (fixture, "Cue", "She [says] it rained.", fixture->annotator);
  mark_brackets (fixture, "Person", "[Ri]ke left.", fixture->other);
  mine = find_all (fixture, fixture->annotator);
  all = find_all (fixture, 0);
  g_assert_cmpstr (mine, ==, "needed-to");
  g_assert_cmpstr (all, ==, "needed-to word");
}

static void
test_a_cancelled_search_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_warning_free);
  g_autoptr (GError) error = NULL;
  DipleValidationWork work = { 0, fixture->annotator };

  mark_brackets (fixture, "Cue", "She [says] it rained.", fixture->annotator);
  work.document = support_number (fixture->store, "SELECT document FROM span");
  g_cancellable_cancel (cancellable);
  g_assert_false (diple_validate_some (fixture->store, &work, 1, warnings, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (warnings->len, ==, 0);
}

static void
test_what_is_gone_is_passed_over (Fixture *fixture, gconstpointer data)
{
  const DipleValidationWork work = { 12345, fixture->annotator };
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_warning_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_validate_some (fixture->store, &work, 1, warnings, NULL, &error));
  g_assert_no_error (error);
}

static GPtrArray *
load_flags (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *flags = diple_flags_load (fixture->store, 0, 0, &error);

  g_assert_no_error (error);
  return flags;
}

static void
test_a_question_is_asked_and_answered (Fixture *fixture, gconstpointer data)
{
  gint64 span = mark_brackets (fixture, "Person", "[Rike] left.", fixture->annotator);
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GPtrArray) answered = NULL;
  g_autoptr (GError) error = NULL;
  const DipleFlag *flag;

  act (fixture);
  g_assert_true (
      diple_flags_ask (fixture->store, span, fixture->annotator, "With her title?", &error));
  done (fixture);
  asked = load_flags (fixture);
  g_assert_cmpuint (asked->len, ==, 1);
  flag = g_ptr_array_index (asked, 0);
  g_assert_cmpstr (flag->who, ==, "Rike");
  g_assert_cmpstr (flag->question, ==, "With her title?");
  g_assert_cmpstr (flag->surface, ==, "Rike");
  g_assert_cmpuint (flag->range.end, ==, 4);
  g_assert_false (flag->answered);

  act (fixture);
  g_assert_true (diple_flags_answer (fixture->store, span, "Without.", TRUE, &error));
  done (fixture);
  answered = load_flags (fixture);
  flag = g_ptr_array_index (answered, 0);
  g_assert_true (flag->answered);
  g_assert_cmpstr (flag->answer, ==, "Without.");
}

static void
test_a_question_goes_with_its_span (Fixture *fixture, gconstpointer data)
{
  gint64 span = mark_brackets (fixture, "Person", "[Rike] left.", fixture->annotator);
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (DipleUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  act (fixture);
  g_assert_true (diple_flags_ask (fixture->store, span, fixture->annotator, "", &error));
  done (fixture);
  act (fixture);
  g_assert_true (diple_spans_remove (fixture->store, span, &error));
  done (fixture);
  gone = load_flags (fixture);
  g_assert_cmpuint (gone->len, ==, 0);
  undone = diple_journal_undo (fixture->store, fixture->annotator, &error);
  g_assert_no_error (error);
  back = load_flags (fixture);
  g_assert_cmpuint (back->len, ==, 1);
}

static void
test_no_question_on_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  act (fixture);
  g_assert_false (diple_flags_ask (fixture->store, 12345, fixture->annotator, "?", &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (diple_flags_take_back (fixture->store, 12345, &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND);
  diple_journal_rollback (fixture->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/validators/texts/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/validators/an option may excuse what is missing", test_an_excuse_silences);
  ADD ("/validators/a relation settles what was missing", test_a_relation_settles_it);
  ADD ("/validators/switching one off is an action", test_a_switch_is_an_action);
  ADD ("/validators/each annotator is looked at alone", test_annotators_are_apart);
  ADD ("/validators/a cancelled search ends", test_a_cancelled_search_ends);
  ADD ("/validators/a document that is gone is passed over", test_what_is_gone_is_passed_over);
  ADD ("/flags/a question is asked and answered", test_a_question_is_asked_and_answered);
  ADD ("/flags/a question goes with its span and comes back", test_a_question_goes_with_its_span);
  ADD ("/flags/no question on what is gone", test_no_question_on_what_is_gone);
  return g_test_run ();
}
