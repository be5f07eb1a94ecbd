/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/attribution/diple-attribution-private.h"

#include "data/diple-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#define FOLDER "/io/github/diple/Diple/data/attribution/"

/* A file while it is read. */
typedef struct
{
  const char *name;
  const json_t *root;
  DipleAttributionRules *rules;
} Reading;

static const struct
{
  const char *key;
  DipleWordKinds kind;
} word_lists[] = {
  { "by", DIPLE_WORD_BY },
  { "noun_links", DIPLE_WORD_NOUN_LINK },
  { "possessive", DIPLE_WORD_POSSESSIVE },
  { "links", DIPLE_WORD_LINK },
  { "negations", DIPLE_WORD_NEGATION },
  { "passives", DIPLE_WORD_PASSIVE },
  { "auxiliaries", DIPLE_WORD_AUXILIARY },
  { "adverbs", DIPLE_WORD_ADVERB },
  { "times", DIPLE_WORD_TIME },
  { "pronouns", DIPLE_WORD_PRONOUN },
  { "determiners", DIPLE_WORD_DETERMINER },
  { "titles", DIPLE_WORD_TITLE },
  { "openers", DIPLE_WORD_OPENER },
  { "ends", DIPLE_WORD_END },
  { "joins", DIPLE_WORD_JOIN },
  { "prepositions", DIPLE_WORD_PREPOSITION },
  { "inside", DIPLE_WORD_INSIDE | DIPLE_WORD_PREPOSITION },
  { "inside_plain", DIPLE_WORD_INSIDE_PLAIN | DIPLE_WORD_PREPOSITION },
  { "events", DIPLE_WORD_EVENT },
  { "apposition", DIPLE_WORD_APPOSITION },
};

static const struct
{
  const char *key;
  DipleCueKind kind;
} cue_lists[] = {
  { "verbs", DIPLE_CUE_VERB },
  { "addressed", DIPLE_CUE_ADDRESSED },
  { "participles", DIPLE_CUE_PARTICIPLE },
  { "nouns", DIPLE_CUE_NOUN },
  { "phrases", DIPLE_CUE_PHRASE },
  { "phrases_after", DIPLE_CUE_PHRASE_AFTER },
};

static const char *const label_lists[] = { "claim", "source", "cue", "name" };

static void
cue_words_free (DipleCueWords *words)
{
  g_strfreev (words->words);
  g_free (words);
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const DipleCueWords *one = *(DipleCueWords *const *) a, *two = *(DipleCueWords *const *) b;

  return (int) two->n_words - (int) one->n_words;
}

static void
add_kinds (DipleAttributionRules *rules, const char *word, DipleWordKinds kinds)
{
  kinds |= diple_attribution_kinds (rules, word);
  g_hash_table_insert (rules->kinds, g_strdup (word), GUINT_TO_POINTER (kinds));
}

static void
add_cue (DipleAttributionRules *rules, DipleCueKind kind, const char *folded)
{
  DipleCueWords *words = g_new0 (DipleCueWords, 1);
  GPtrArray *same;

  words->kind = kind;
  words->words = g_strsplit (folded, " ", -1);
  words->n_words = g_strv_length (words->words);
  same = g_hash_table_lookup (rules->cues, words->words[0]);
  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_words_free);
      g_hash_table_insert (rules->cues, g_strdup (words->words[0]), same);
    }
  g_ptr_array_add (same, words);
  g_ptr_array_sort (same, compare_lengths);
  if (words->n_words == 1 && kind < DIPLE_CUE_PHRASE)
    add_kinds (rules, folded, kind == DIPLE_CUE_NOUN ? DIPLE_WORD_NOUN : DIPLE_WORD_VERB);
}

static gboolean
refuse (const Reading *reading, const char *key, const char *why, GError **error)
{
  g_set_error (error, DIPLE_ERROR, DIPLE_ERROR_INPUT, "%s: “%s” %s", reading->name, key, why);
  return FALSE;
}

/* The strings of the list @key, each cut where it has a comma, folded unless they are names. */
static GStrv
read_list (const Reading *reading, const json_t *object, const char *key, GError **error)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  const json_t *list = json_object_get (object, key);

  if (list != NULL && !json_is_array (list))
    {
      refuse (reading, key, _ ("is no list; write […]"), error);
      return NULL;
    }
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      const char *string = json_string_value (json_array_get (list, i));
      g_auto (GStrv) each = g_strsplit (string != NULL && *string != '\0' ? string : ",", ",", -1);

      for (guint j = 0; each[j] != NULL; j++)
        if (*g_strstrip (each[j]) != '\0')
          g_ptr_array_add (strings,
                           object == reading->root ? g_utf8_casefold (each[j], -1)
                                                   : g_strdup (each[j]));
        else
          {
            refuse (reading, key, _ ("has something else than words in it"), error);
            return NULL;
          }
    }
  g_ptr_array_add (strings, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&strings), FALSE);
}

static gboolean
read_words (const Reading *reading, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (word_lists); i++)
    {
      g_auto (GStrv) words = read_list (reading, reading->root, word_lists[i].key, error);

      if (words == NULL)
        return FALSE;
      for (guint j = 0; words[j] != NULL; j++)
        add_kinds (reading->rules, words[j], word_lists[i].kind);
    }
  return TRUE;
}

static gboolean
read_cues (const Reading *reading, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (cue_lists); i++)
    {
      g_auto (GStrv) words = read_list (reading, reading->root, cue_lists[i].key, error);

      if (words == NULL)
        return FALSE;
      for (guint j = 0; words[j] != NULL; j++)
        add_cue (reading->rules, cue_lists[i].kind, words[j]);
    }
  return TRUE;
}

static gboolean
read_rest (const Reading *reading, GError **error)
{
  DipleAttributionRules *rules = reading->rules;
  const json_t *labels = json_object_get (reading->root, "labels");

  for (guint i = 0; i < G_N_ELEMENTS (label_lists); i++)
    {
      rules->labels[i] = read_list (reading, labels, label_lists[i], error);
      if (rules->labels[i] == NULL)
        return FALSE;
    }
  rules->nouns_capitalised = json_is_true (json_object_get (reading->root, "nouns_capitalised"));
  rules->possessive = read_list (reading, reading->root, "possessive", error);
  if (rules->possessive != NULL)
    rules->adverb_endings = read_list (reading, reading->root, "adverb_endings", error);
  if (rules->adverb_endings != NULL)
    rules->verb_endings = read_list (reading, reading->root, "verb_endings", error);
  return rules->verb_endings != NULL;
}

static gboolean
is_key (const char *key)
{
  static const char *const others[] = { "format",         "language",     "labels",
                                        "adverb_endings", "verb_endings", "nouns_capitalised" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (key, others[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (word_lists); i++)
    if (g_str_equal (key, word_lists[i].key))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cue_lists); i++)
    if (g_str_equal (key, cue_lists[i].key))
      return TRUE;
  return FALSE;
}

static gboolean
check_keys (const Reading *reading, GError **error)
{
  const char *format = json_string_value (json_object_get (reading->root, "format"));
  const char *key;
  json_t *value;

  if (g_strcmp0 (format, "diple-attribution/1") != 0)
    return refuse (reading, "format", _ ("is not “diple-attribution/1”"), error);
  json_object_foreach ((json_t *) reading->root, key, value) if (!is_key (key)) return refuse (
      reading, key, _ ("is no key of such a file; see docs/attribution.md"), error);
  return TRUE;
}

DipleAttributionRules *
diple_attribution_rules_from_json (const char *json,
                                   gsize n_bytes,
                                   const char *name,
                                   GError **error)
{
  g_autoptr (DipleAttributionRules) rules = g_new0 (DipleAttributionRules, 1);
  json_error_t wrong;
  json_t *root;
  Reading reading = { .name = name, .rules = rules };
  gboolean good;

  g_return_val_if_fail (json != NULL, NULL);

  rules->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rules->cues =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  root = json_loadb (json, n_bytes, JSON_REJECT_DUPLICATES, &wrong);
  if (root == NULL)
    {
      g_set_error (
          error, DIPLE_ERROR, DIPLE_ERROR_INPUT, "%s:%d: %s", name, wrong.line, wrong.text);
      return NULL;
    }
  reading.root = root;
  good = check_keys (&reading, error) && read_words (&reading, error) &&
         read_cues (&reading, error) && read_rest (&reading, error);
  json_decref (root);
  return good ? g_steal_pointer (&rules) : NULL;
}

void
diple_attribution_rules_free (DipleAttributionRules *rules)
{
  if (rules == NULL)
    return;

  g_hash_table_unref (rules->kinds);
  g_hash_table_unref (rules->cues);
  g_strfreev (rules->possessive);
  g_strfreev (rules->adverb_endings);
  g_strfreev (rules->verb_endings);
  for (guint i = 0; i < G_N_ELEMENTS (rules->labels); i++)
    g_strfreev (rules->labels[i]);
  g_free (rules);
}

DipleWordKinds
diple_attribution_kinds (const DipleAttributionRules *rules, const char *word)
{
  return (DipleWordKinds) GPOINTER_TO_UINT (g_hash_table_lookup (rules->kinds, word));
}

static DipleAttributionRules *
load_own (const char *language, GError **error)
{
  g_autofree char *file = g_strconcat (language, ".json", NULL);
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "diple", "attribution", file, NULL);
  g_autofree char *json = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &json, &n_bytes, NULL))
    return NULL; /* mostly there is none */
  return diple_attribution_rules_from_json (json, n_bytes, path, error);
}

static DipleAttributionRules *
load_shipped (const char *language, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, language, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  gsize n_bytes;
  const char *json;

  if (bytes == NULL)
    return NULL;
  json = g_bytes_get_data (bytes, &n_bytes);
  return diple_attribution_rules_from_json (json, n_bytes, path, error);
}

DipleAttributionRules *
diple_attribution_rules_new (const char *language, GError **error)
{
  g_autofree char *first = NULL;
  DipleAttributionRules *rules = NULL;
  GError *local = NULL;

  /* Only letters: the language comes from an article and becomes part of a path. */
  first = g_ascii_strdown (language != NULL ? language : "", -1);
  first[strspn (first, "abcdefghijklmnopqrstuvwxyz")] = '\0';
  if (*first != '\0')
    rules = load_own (first, &local);
  if (rules == NULL && local == NULL && *first != '\0')
    rules = load_shipped (first, &local);
  if (rules == NULL && local == NULL)
    rules = load_shipped ("en", &local);
  if (local != NULL)
    g_propagate_error (error, local);
  return rules;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

GStrv
diple_attribution_languages (void)
{
  GStrv names = g_resources_enumerate_children (FOLDER, 0, NULL);

  g_assert (names != NULL);
  for (guint i = 0; names[i] != NULL; i++)
    names[i][strcspn (names[i], ".")] = '\0';
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

GPtrArray *
diple_attribution_rules_all (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_attribution_rules_free);
  g_auto (GStrv) languages = diple_attribution_languages ();

  for (guint i = 0; languages[i] != NULL; i++)
    g_ptr_array_add (all, load_shipped (languages[i], NULL));
  return all;
}
