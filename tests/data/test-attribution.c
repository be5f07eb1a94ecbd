/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-attribution.h"

#include "data/diple-error.h"

#include <string.h>

/* A line of tests/data/attribution with its marks taken out. */
typedef struct
{
  char *line;
  char *language;
  gboolean may_fail;
  gboolean claim_only;
  GString *text;
  DipleRange claim[4];
  guint n_claim;
  DipleRange source;
  DipleRange cue;
} Case;

static void
case_free (Case *one)
{
  g_free (one->line);
  g_free (one->language);
  g_string_free (one->text, TRUE);
  g_free (one);
}

static void
read_mark (Case *one, char mark, guint offset)
{
  switch (mark)
    {
    case '{':
      one->claim[one->n_claim++] = (DipleRange){ offset, offset };
      break;
    case '}':
      one->claim[one->n_claim - 1].end = offset;
      break;
    case '[':
      one->source.start = offset;
      break;
    case ']':
      one->source.end = offset;
      break;
    case '<':
      one->cue.start = offset;
      break;
    case '>':
      one->cue.end = offset;
      break;
    default:
      g_assert_not_reached ();
    }
}

static Case *
case_new (const char *language, const char *line)
{
  Case *one = g_new0 (Case, 1);
  guint offset = 0;

  one->line = g_strdup (line);
  one->language = g_strdup (language);
  one->text = g_string_new (NULL);
  one->may_fail = *line == '?';
  one->claim_only = *line == '*';
  if (one->may_fail || one->claim_only)
    line += 2;
  for (; *line != '\0'; line = g_utf8_next_char (line))
    if (strchr ("{}[]<>", *line) != NULL)
      read_mark (one, *line, offset);
    else
      {
        g_string_append_unichar (one->text, *line == '|' ? '\n' : g_utf8_get_char (line));
        offset++;
      }
  return one;
}

/* Two quotations may be two claims: the last with source and cue is meant, unless it is one that
 * was interrupted. */
static void
drop_other_claims (Case *one)
{
  if (one->n_claim == 2 && one->claim[0].end < one->source.start &&
      one->claim[1].end < one->source.start)
    one->claim[0] = one->claim[--one->n_claim];
}

static GPtrArray *
read_cases (const char *language)
{
  g_autofree char *file = g_strconcat (language, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "attribution", file, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      {
        g_ptr_array_add (cases, case_new (language, lines[i]));
        drop_other_claims (g_ptr_array_index (cases, cases->len - 1));
      }
  return cases;
}

/* What was proposed, written as the case is. */
static char *
write_proposal (const Case *one, const DipleAttribution *proposal)
{
  GString *written = g_string_new (NULL);
  const char *at = one->text->str;
  const guint length = (guint) g_utf8_strlen (at, -1);

  for (guint i = 0; i <= length; i++)
    {
      for (guint j = 0; j < proposal->n_claim; j++)
        if (proposal->claim[j].end == i)
          g_string_append_c (written, '}');
      if (proposal->source.end == i)
        g_string_append_c (written, ']');
      if (proposal->cue.end == i && proposal->cue.end > proposal->cue.start)
        g_string_append_c (written, '>');
      for (guint j = 0; j < proposal->n_claim; j++)
        if (proposal->claim[j].start == i)
          g_string_append_c (written, '{');
      if (proposal->source.start == i)
        g_string_append_c (written, '[');
      if (proposal->cue.start == i && proposal->cue.end > proposal->cue.start)
        g_string_append_c (written, '<');
      if (i < length)
        g_string_append_unichar (written, *at == '\n' ? '|' : g_utf8_get_char (at));
      if (i < length)
        at = g_utf8_next_char (at);
    }
  return g_string_free (written, FALSE);
}

static gboolean
same_range (DipleRange a, DipleRange b)
{
  return a.start == b.start && a.end == b.end;
}

static GPtrArray *
propose (const Case *one, gboolean at_caret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAttributionRules) rules = diple_attribution_rules_new (one->language, &error);
  g_autoptr (DipleTextMap) map = diple_text_map_new (one->text->str, one->text->len);
  g_autoptr (DipleBoundaries) boundaries = diple_boundaries_new (map, one->language);
  const DipleRange last = one->claim[one->n_claim - 1];

  g_assert_no_error (error);
  if (at_caret)
    return diple_attribution_propose_at (rules, map, boundaries, (last.start + last.end) / 2, NULL);
  return diple_attribution_propose (rules, map, boundaries, one->claim, one->n_claim, NULL);
}

/* NULL when the first proposal is the one that is expected, otherwise what it is. */
static char *
check (const Case *one, gboolean at_caret)
{
  g_autoptr (GPtrArray) found = propose (one, at_caret);
  const DipleAttribution *first;

  if (found->len == 0)
    return g_strdup ("nothing");
  first = g_ptr_array_index (found, 0);
  if (same_range (first->source, one->source) && same_range (first->cue, one->cue) &&
      first->n_claim == one->n_claim &&
      memcmp (first->claim, one->claim, one->n_claim * sizeof (DipleRange)) == 0)
    return NULL;
  return write_proposal (one, first);
}

static void
test_first_proposals (gconstpointer data)
{
  const gboolean at_caret = GPOINTER_TO_INT (data);
  g_auto (GStrv) languages = diple_attribution_languages ();
  guint asked = 0, right = 0, missed = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) cases = read_cases (languages[i]);

      for (guint j = 0; j < cases->len; j++)
        {
          const Case *one = g_ptr_array_index (cases, j);
          g_autofree char *wrong = NULL;

          if (at_caret && one->claim_only)
            continue;
          asked++;
          wrong = check (one, at_caret);
          right += wrong == NULL;
          missed += wrong != NULL && !one->may_fail;
          if (wrong != NULL)
            g_test_message ("%s\n  proposed: %s", one->line, wrong);
        }
    }
  g_test_message ("first proposal right: %u of %u (%.1f %%)", right, asked, right * 100. / asked);
  g_assert_cmpuint (asked, >=, 60);
  g_assert_cmpuint (missed, ==, 0);
}

/* A text with its spans, as an editor has them. */
typedef struct
{
  DipleTextMap *map;
  DipleBoundaries *boundaries;
  DipleAttributionRules *rules;
  GArray *known;
} Page;

static Page
page_new (const char *text)
{
  Page page = { .map = diple_text_map_new (text, strlen (text)),
                .rules = diple_attribution_rules_new ("en", NULL),
                .known = g_array_new (FALSE, FALSE, sizeof (DipleKnown)) };

  page.boundaries = diple_boundaries_new (page.map, "en");
  return page;
}

static void
page_clear (Page *page)
{
  diple_boundaries_free (page->boundaries);
  diple_text_map_free (page->map);
  diple_attribution_rules_free (page->rules);
  g_array_unref (page->known);
}

static DipleRange
find (const Page *page, const char *part)
{
  const char *text = diple_text_map_get_text (page->map);
  const char *found = strstr (text, part);
  DipleRange range;

  g_assert_nonnull (found);
  range.start = diple_text_map_to_offset (page->map, (gsize) (found - text));
  range.end = range.start + (guint) g_utf8_strlen (part, -1);
  return range;
}

static void
know (Page *page, gint64 span, const char *part, DipleKnownRole role)
{
  const DipleKnown known = { .span = span, .range = find (page, part), .role = role };

  g_array_append_val (page->known, known);
}

static GPtrArray *
propose_for (const Page *page, const char *claim)
{
  const DipleRange range = find (page, claim);

  return diple_attribution_propose (
      page->rules, page->map, page->boundaries, &range, 1, page->known);
}

static void
assert_source (const Page *page, GPtrArray *found, guint i, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (i, <, found->len);
  text = diple_text_map_dup_range (page->map, ((DipleAttribution *) found->pdata[i])->source);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_known_source_is_taken_as_it_stands (void)
{
  Page page = page_new ("The old harbour master, Joan Pettibone, said the ferry was late.");
  g_autoptr (GPtrArray) found = NULL;
  const DipleAttribution *first;

  know (&page, 7, "Joan Pettibone", DIPLE_KNOWN_NAME);
  know (&page, 8, "The old harbour master, Joan Pettibone", DIPLE_KNOWN_SOURCE);
  know (&page, 9, "said", DIPLE_KNOWN_CUE);
  found = propose_for (&page, "the ferry was late");
  assert_source (&page, found, 0, "The old harbour master, Joan Pettibone");
  first = g_ptr_array_index (found, 0);
  g_assert_cmpint (first->source_span, ==, 8);
  g_assert_cmpint (first->cue_span, ==, 9);
  page_clear (&page);
}

static void
test_a_known_name_says_how_far_a_source_goes (void)
{
  Page page = page_new ("“We waited,” said mayor Ana Lund, who waited. A spokesman for Norvik Gas "
                        "said the pipe was safe.");
  g_autoptr (GPtrArray) first = NULL, second = NULL;

  know (&page, 1, "Ana Lund", DIPLE_KNOWN_NAME);
  know (&page, 2, "Norvik Gas", DIPLE_KNOWN_NAME);
  first = propose_for (&page, "We waited");
  assert_source (&page, first, 0, "Ana Lund");
  g_assert_cmpint (((DipleAttribution *) first->pdata[0])->source_span, ==, 0);
  second = propose_for (&page, "the pipe was safe");
  assert_source (&page, second, 0, "A spokesman for Norvik Gas");
  page_clear (&page);
}

static void
test_a_source_inside_a_claim_cuts_it_into_pieces (void)
{
  Page page = page_new ("“The gauge,” she said, “was broken.”");
  g_autoptr (GPtrArray) found = propose_for (&page, "The gauge,” she said, “was broken");
  const DipleAttribution *first = g_ptr_array_index (found, 0);

  g_assert_cmpuint (first->n_claim, ==, 2);
  g_assert_true (same_range (first->claim[0], find (&page, "The gauge")));
  g_assert_true (same_range (first->claim[1], find (&page, "was broken")));
  assert_source (&page, found, 0, "she");
  page_clear (&page);
}

static void
test_alternatives_differ_and_go_down (void)
{
  Page page =
      page_new ("Lund said the gauge was broken. “We told the board,” said Ruth Ekdahl, who "
                "runs the night shift. The board denied it.");
  g_autoptr (GPtrArray) found = propose_for (&page, "We told the board");

  assert_source (&page, found, 0, "Ruth Ekdahl, who runs the night shift");
  assert_source (&page, found, 1, "Ruth Ekdahl");
  assert_source (&page, found, 2, "Lund");
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpfloat (((DipleAttribution *) found->pdata[i])->score,
                       <=,
                       ((DipleAttribution *) found->pdata[i - 1])->score);
  page_clear (&page);
}

static void
test_nobody_speaks_where_nobody_does (void)
{
  Page page =
      page_new ("The dam is 41 metres high. It holds back 28 million cubic metres of water.");
  g_autoptr (GPtrArray) marked = propose_for (&page, "The dam is 41 metres high");
  g_autoptr (GPtrArray) caret =
      diple_attribution_propose_at (page.rules, page.map, page.boundaries, 40, NULL);

  g_assert_cmpuint (marked->len, ==, 0);
  g_assert_cmpuint (caret->len, ==, 0);
  page_clear (&page);
}

static void
check_proposal (const Page *page, const DipleAttribution *one)
{
  const guint length = diple_text_map_length (page->map);
  guint end = 0;

  g_assert_cmpuint (one->source.start, <, one->source.end);
  g_assert_cmpuint (one->source.end, <=, length);
  g_assert_cmpuint (one->cue.end, <=, length);
  for (guint i = 0; i < one->n_claim; i++)
    {
      g_assert_cmpuint (one->claim[i].start, >=, end);
      g_assert_cmpuint (one->claim[i].start, <, one->claim[i].end);
      end = one->claim[i].end;
      g_assert_true (one->source.end <= one->claim[i].start || one->source.start >= end);
      g_assert_true (one->cue.end <= one->claim[i].start || one->cue.start >= end);
    }
  g_assert_cmpuint (end, <=, length);
}

/* Every case on one page, one after the other, asked at every place. */
static void
test_proposals_hold_together_at_every_place (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) cases = read_cases ("en");
  Page page;

  for (guint i = 0; i < cases->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            ((Case *) cases->pdata[i])->text->str,
                            i % 5 == 4 ? "\n\n" : (i % 7 == 3 ? " (“ " : " "));
  page = page_new (text->str);
  for (guint at = 0; at <= diple_text_map_length (page.map); at += 7)
    {
      g_autoptr (GPtrArray) found =
          diple_attribution_propose_at (page.rules, page.map, page.boundaries, at, NULL);

      for (guint i = 0; i < found->len; i++)
        check_proposal (&page, g_ptr_array_index (found, i));
    }
  page_clear (&page);
}

/* A megabyte in one paragraph, and in many: what is near costs the same. */
static void
test_a_long_text_takes_no_longer (gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) cases = read_cases ("en");
  double worst = 0;
  Page page;

  while (text->len < 1000000)
    for (guint i = 0; i < cases->len; i++)
      g_string_append_printf (
          text, "%s%s", ((Case *) cases->pdata[i])->text->str, (const char *) data);
  page = page_new (text->str);
  for (guint i = 0; i < 24; i++)
    {
      const guint at = diple_text_map_length (page.map) / 24 * i;
      double best = G_MAXDOUBLE;

      for (guint again = 0; again < 3; again++)
        {
          g_autoptr (GTimer) timer = g_timer_new ();
          g_autoptr (GPtrArray) found =
              diple_attribution_propose_at (page.rules, page.map, page.boundaries, at, NULL);

          best = MIN (best, g_timer_elapsed (timer, NULL));
        }
      worst = MAX (worst, best);
    }
  g_test_message ("at most %.2f ms", worst * 1000);
  g_assert_cmpfloat (worst, <, 0.1); /* far off, so that a busy machine does not fail it */
  page_clear (&page);
}

static void
assert_label (const DipleSchema *schema, gint64 label, const char *name)
{
  g_assert_nonnull (diple_schema_label (schema, label));
  g_assert_cmpstr (diple_schema_label (schema, label)->name, ==, name);
}

static void
test_roles_are_found_in_both_schemas (void)
{
  g_autoptr (DipleSchema) news = diple_schema_builtin ("news", NULL);
  g_autoptr (DipleSchema) simple = diple_schema_builtin ("simple", NULL);
  DipleAttributionRoles roles;

  g_assert_true (diple_attribution_find_roles (news, &roles));
  assert_label (news, roles.claim, "Claim");
  assert_label (news, roles.source, "Source");
  assert_label (news, roles.cue, "Cue");
  g_assert_cmpstr (diple_schema_relation_type (news, roles.to_source)->name, ==, "attributed to");
  g_assert_cmpstr (diple_schema_relation_type (news, roles.to_cue)->name, ==, "cued by");

  g_assert_true (diple_attribution_find_roles (simple, &roles));
  assert_label (simple, roles.source, "Source");
  g_assert_cmpint (roles.cue, ==, 0);
}

static DipleSchema *
read_schema (const char *from, const char *to)
{
  g_autofree char *json = g_strdup_printf (
      "{\"format\": \"diple-schema/1\", \"name\": \"own\", \"layers\": [{\"name\": \"a\", "
      "\"labels\": [{\"name\": \"Zitat\", \"colour\": \"#004bc5\"}, {\"name\": \"Ort\", "
      "\"colour\": "
      "\"#004bc5\"}, {\"name\": \"Quelle\", \"colour\": \"#004bc5\"}]}], \"relations\": "
      "[{\"name\": "
      "\"von\", \"colour\": \"#004bc5\", \"ends\": [{\"from\": \"%s\", \"to\": \"%s\"}]}]}",
      from,
      to);
  g_autoptr (GError) error = NULL;
  DipleSchema *schema = diple_schema_from_json (json, -1, "own", &error);

  g_assert_no_error (error);
  return schema;
}

static void
test_roles_need_a_relation_from_claim_to_source (void)
{
  g_autoptr (DipleSchema) forwards = read_schema ("Zitat", "Quelle");
  g_autoptr (DipleSchema) backwards = read_schema ("Quelle", "Zitat");
  g_autoptr (DipleSchema) neither = read_schema ("Ort", "Ort");
  DipleAttributionRoles roles;

  g_assert_true (diple_attribution_find_roles (forwards, &roles));
  assert_label (forwards, roles.claim, "Zitat");
  assert_label (forwards, roles.source, "Quelle");
  g_assert_false (roles.source_backwards);
  g_assert_true (diple_attribution_find_roles (backwards, &roles));
  assert_label (backwards, roles.claim, "Zitat");
  g_assert_true (roles.source_backwards);
  g_assert_false (diple_attribution_find_roles (neither, &roles));
}

static void
assert_refused (const char *json, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (diple_attribution_rules_from_json (json, strlen (json), "xx.json", &error));
  g_assert_error (error, DIPLE_ERROR, DIPLE_ERROR_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "xx.json"));
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_a_broken_file_is_refused_by_name (void)
{
  assert_refused ("{\"format\": \"diple-attribution/1\", \"verbs\": [\"say\"", ":1:");
  assert_refused ("{\"format\": \"other\"}", "format");
  assert_refused ("{\"format\": \"diple-attribution/1\", \"verb\": []}", "verb");
  assert_refused ("{\"format\": \"diple-attribution/1\", \"verbs\": \"say\"}", "verbs");
  assert_refused ("{\"format\": \"diple-attribution/1\", \"verbs\": [4]}", "verbs");
}

static void
test_ones_own_file_is_read_before_those_that_ship (void)
{
  const char json[] = "{\"format\": \"diple-attribution/1\", \"verbs\": [\"grok, groks\"]}";
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "diple", "attribution", NULL);
  g_autofree char *path = g_build_filename (folder, "eo.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAttributionRules) rules = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const DipleRange claim = { 0, 10 };
  Page page = page_new ("“It is red”, Ana groks.");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  rules = diple_attribution_rules_new ("eo-XX", &error);
  g_assert_no_error (error);
  found = diple_attribution_propose (rules, page.map, page.boundaries, &claim, 1, NULL);
  assert_source (&page, found, 0, "Ana");
  page_clear (&page);
}

static void
add_properties (void)
{
  g_test_add_func ("/attribution/a known source is taken as it stands",
                   test_a_known_source_is_taken_as_it_stands);
  g_test_add_func ("/attribution/a known name says how far a source goes",
                   test_a_known_name_says_how_far_a_source_goes);
  g_test_add_func ("/attribution/a source inside a claim cuts it into pieces",
                   test_a_source_inside_a_claim_cuts_it_into_pieces);
  g_test_add_func ("/attribution/alternatives differ and go down",
                   test_alternatives_differ_and_go_down);
  g_test_add_func ("/attribution/nobody speaks where nobody does",
                   test_nobody_speaks_where_nobody_does);
  g_test_add_func ("/attribution/proposals hold together at every place",
                   test_proposals_hold_together_at_every_place);
  g_test_add_data_func ("/attribution/a megabyte of paragraphs takes no longer",
                        "\n",
                        test_a_long_text_takes_no_longer);
  g_test_add_data_func ("/attribution/a megabyte in one paragraph takes no longer",
                        " ",
                        test_a_long_text_takes_no_longer);
  g_test_add_func ("/attribution/roles are found in both schemas",
                   test_roles_are_found_in_both_schemas);
  g_test_add_func ("/attribution/roles need a relation from claim to source",
                   test_roles_need_a_relation_from_claim_to_source);
  g_test_add_func ("/attribution/a broken file is refused by name",
                   test_a_broken_file_is_refused_by_name);
  g_test_add_func ("/attribution/ones own file is read before those that ship",
                   test_ones_own_file_is_read_before_those_that_ship);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/attribution/the first proposal for a marked claim is the one expected",
                        GINT_TO_POINTER (FALSE),
                        test_first_proposals);
  g_test_add_data_func ("/attribution/the first proposal at a caret is the one expected",
                        GINT_TO_POINTER (TRUE),
                        test_first_proposals);
  add_properties ();
  return g_test_run ();
}
