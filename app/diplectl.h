/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

#include "data/diple-changes.h"
#include "data/diple-documents.h"
#include "data/diple-schema.h"
#include "data/diple-span.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* How diplectl ends. Scripts rely on these numbers. */
typedef enum
{
  DIPLECTL_DONE = 0,
  DIPLECTL_REFUSED = 1, /* nothing is lost, but something asked for was not done */
  DIPLECTL_USAGE = 2,
  DIPLECTL_CANNOT_OPEN = 3,
  DIPLECTL_INTERRUPTED = 128, /* and the signal's number; the project is as it was */
} DiplectlStatus;

/* Options that several commands share; a command names the ones it takes. */
typedef enum
{
  DIPLECTL_TAKES_NONE = 0,
  DIPLECTL_TAKES_AS = 1 << 0,
  DIPLECTL_TAKES_JSON = 1 << 1,
} DiplectlTakes;

typedef struct _DiplectlCommand DiplectlCommand;

/* One call of a command, from its words to its exit status. Lives on the main thread; only the
 * thread that waits for signals writes @signal. */
typedef struct
{
  const DiplectlCommand *command;
  GStrv argv;  /* the command's name, then what followed it */
  GStrv words; /* what is left of argv without its name and options; never NULL once parsed */
  guint n_words;
  char *as; /* --as, or NULL */
  gboolean json;
  DipleStore *store; /* NULL until opened */
  gint64 actor;      /* the annotator who acts, or 0 */
  char *actor_name;  /* NULL when actor is 0 */
  GCancellable *cancellable;
  int signal; /* atomic: what interrupted the call, or 0 */
} DiplectlCall;

struct _DiplectlCommand
{
  const char *name;
  const char *arguments; /* as the help shows them */
  const char *summary;   /* one line for the list of commands */
  const char *details;   /* sentences for the command's own help, or NULL */
  const char *example;
  DiplectlTakes takes;
  DiplectlStatus (*run) (DiplectlCall *call);
};

extern const DiplectlCommand diplectl_new;
extern const DiplectlCommand diplectl_info;
extern const DiplectlCommand diplectl_check;
extern const DiplectlCommand diplectl_backup;
extern const DiplectlCommand diplectl_import;
extern const DiplectlCommand diplectl_export;
extern const DiplectlCommand diplectl_schema;
extern const DiplectlCommand diplectl_documents;
extern const DiplectlCommand diplectl_text;
extern const DiplectlCommand diplectl_details;
extern const DiplectlCommand diplectl_remove;
extern const DiplectlCommand diplectl_finish;
extern const DiplectlCommand diplectl_reopen;
extern const DiplectlCommand diplectl_agreement;
extern const DiplectlCommand diplectl_feedback;
extern const DiplectlCommand diplectl_insights;
extern const DiplectlCommand diplectl_review;
extern const DiplectlCommand diplectl_annotators;
extern const DiplectlCommand diplectl_assign;
extern const DiplectlCommand diplectl_time;
extern const DiplectlCommand diplectl_spans;
extern const DiplectlCommand diplectl_search;
extern const DiplectlCommand diplectl_mark;
extern const DiplectlCommand diplectl_occurrences;
extern const DiplectlCommand diplectl_attribute;
extern const DiplectlCommand diplectl_suggestions;
extern const DiplectlCommand diplectl_relabel;
extern const DiplectlCommand diplectl_resize;
extern const DiplectlCommand diplectl_note;
extern const DiplectlCommand diplectl_unmark;
extern const DiplectlCommand diplectl_set;
extern const DiplectlCommand diplectl_label;
extern const DiplectlCommand diplectl_relations;
extern const DiplectlCommand diplectl_link;
extern const DiplectlCommand diplectl_relink;
extern const DiplectlCommand diplectl_unlink;
extern const DiplectlCommand diplectl_entities;
extern const DiplectlCommand diplectl_undo;
extern const DiplectlCommand diplectl_redo;
extern const DiplectlCommand diplectl_history;
extern const DiplectlCommand diplectl_validate;
extern const DiplectlCommand diplectl_flags;
extern const DiplectlCommand diplectl_share;
extern const DiplectlCommand diplectl_receive;

/* diplectl-call.c: what every command does first. Each says on stderr what is wrong. */

/* Takes the options in @entries (NULL: none but the shared ones) off the call's argv and counts
 * what is left, @maximum 0 meaning any number. FALSE, and the call ends with *@status, after --help
 * or a mistake. */
gboolean diplectl_parse (DiplectlCall *call,
                         const GOptionEntry *entries,
                         guint minimum,
                         guint maximum,
                         DiplectlStatus *status);

/* Says that the number of words is wrong, and how many there should be. */
DiplectlStatus diplectl_refuse_words (DiplectlCall *call);

/* Opens the project named by the call's first word. */
gboolean diplectl_open (DiplectlCall *call, DipleStoreMode mode, DiplectlStatus *status);

/* Finds who acts: --as, else the only person of the project, else nobody. */
gboolean diplectl_find_actor (DiplectlCall *call, DiplectlStatus *status);

/* The same for what only somebody can do: nobody is a mistake in usage. */
gboolean diplectl_need_actor (DiplectlCall *call, DiplectlStatus *status);

/* From here on SIGINT, SIGTERM and SIGHUP cancel the call's cancellable; a second one ends the
 * program at once. */
void diplectl_watch_signals (DiplectlCall *call);

/* diplectl-find.c: things of the project by the names that people give them. All offsets are code
 * points. */

/* The document whose id, title or source is @name, or 0 with an error that says what to do. */
gint64 diplectl_find_document (DipleStore *store, const char *name, GError **error);

/* The stored span with the id @name, which must be the actor's; NULL with an error. */
DipleSpan *diplectl_find_span (DiplectlCall *call, const char *name, GError **error);

/* The label called @name, or LAYER/LABEL; lent by @schema. NULL with an error. */
const DipleLabel *diplectl_find_label (const DipleSchema *schema, const char *name, GError **error);

/* diplectl-documents.c: the state that @word names ("in-progress"); FALSE when it names none. */
gboolean diplectl_find_state (const char *word, DipleState *state);

/* The documents that the call's words from the second on name, or all; elements gint64. */
GArray *diplectl_find_documents (DiplectlCall *call, GError **error);

/* The entity with the id, name or Wikidata id @name, or 0 with an error that says what to do. */
gint64 diplectl_find_entity (DiplectlCall *call, const char *name, GError **error);

/* @text, a word of the command line; FALSE with an error naming @what when it is not UTF-8. */
gboolean diplectl_check_utf8 (const char *text, const char *what, GError **error);

/* diplectl-place.c: places in a text. */

/* The pieces that @place names in @document (which has its text): "12-25", "12-25,31-40" or, when
 * it is none of these or @literal is set, a passage, of which @occurrence says which one (0: it
 * must be the only one). White space at the edges of a piece is left out. Elements DipleRange;
 * NULL with an error. */
GArray *diplectl_find_pieces (const DipleDocument *document,
                              const char *place,
                              gboolean literal,
                              guint occurrence,
                              GError **error);

/* Gives @span these pieces. */
void diplectl_set_pieces (DipleSpan *span, GArray *pieces);

/* FALSE, with an error, when a span with @label (NULL: any) may not have that many pieces. */
gboolean diplectl_check_pieces (const DipleLabel *label, GArray *pieces, GError **error);

/* Reads a number from 1. */
gboolean diplectl_read_occurrence (const char *word, guint *occurrence, GError **error);

/* The text of @range, shortened for a sentence; a new string. */
char *diplectl_dup_quote (const DipleDocument *document, DipleRange range);

/* diplectl-values.c: attributes as words. */

/* Of what something is said: a span of the label @carrier, a relation of the type, or a document.
 */
typedef struct
{
  const DipleSchema *schema;
  DipleAttributeOwner owner;
  gint64 carrier;
} DiplectlSaying;

/* Makes @values say what @pairs ("NAME=VALUE", NULL-terminated; NULL: none) say; an entity that is
 * not there yet goes into @changes. */
gboolean diplectl_say_values (DiplectlCall *call,
                              const DiplectlSaying *saying,
                              const char *const *pairs,
                              DipleValues *values,
                              DipleChanges *changes,
                              GError **error);

/* What @values say, in the schema's order: an array of objects with name and value, or "name=value;
 * name=value". */
json_t *
diplectl_json_values (DipleStore *store, const DipleSchema *schema, const DipleValues *values);
char *diplectl_dup_values (DipleStore *store, const DipleSchema *schema, const DipleValues *values);

/* diplectl-output.c: what people and scripts read. Bytes go out as UTF-8 whatever the locale, and
 * control characters from files are never handed to a terminal. */

/* Writes "diplectl: WHERE: MESSAGE" to stderr; @where may be NULL. */
void diplectl_complain (const char *where, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The same with @error's message, which is not said to be about @where twice; returns the status
 * that it means. */
DiplectlStatus diplectl_complain_error (const char *where, const GError *error);

/* Takes one line, without its end. */
typedef gboolean (*DiplectlLineFunc) (const char *line, gpointer data, GError **error);

/* Gives @func the lines of @path (“-”: standard input) that are not empty. One that cannot be taken
 * is told and stops nothing, but what would stop all others too: then @stopped is said. */
DiplectlStatus
diplectl_take_lines (const char *path, const char *stopped, DiplectlLineFunc func, gpointer data);

/* A line on stdout. */
void diplectl_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* One line of columns with TABs between them, NULL-terminated. */
void diplectl_say_columns (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* @text with control characters, and bytes that are no UTF-8, as escapes ("\n", "\x1b"). */
char *diplectl_dup_printable (const char *text);

/* A passage of at most @limit code points on one line, for sentences; a new string. */
char *diplectl_dup_short (const char *text, guint limit);

/* Local time as ISO 8601 with its offset; @milliseconds since 1970 UTC. */
char *diplectl_dup_time (gint64 milliseconds);

/* diplectl-json.c: for --json, one value a line. */

/* @text, in which bytes that are no UTF-8 become U+FFFD. */
json_t *diplectl_json_text (const char *text);

/* An id's text, or "" for 0. */
json_t *diplectl_json_id (gint64 id);

/* Prints @value on a line of its own and takes it. */
void diplectl_say_json (json_t *value);

/* diplectl-schema.c */

/* The schema that ships under the name @name, or the one in the file @name; NULL when neither can
 * be read. */
DipleSchema *diplectl_read_schema (const char *name, DiplectlStatus *status);

/* Makes @schema the project's, as one action. */
gboolean diplectl_replace_schema (DiplectlCall *call, DipleSchema *schema, GError **error);

/* A count that is written over itself on a terminal, and nowhere else. */
typedef struct
{
  gboolean shown;
  gint64 last; /* monotonic microseconds */
  const char *verb;
} DiplectlProgress;

void diplectl_progress_begin (DiplectlProgress *progress, const char *verb, gboolean quiet);
void diplectl_progress_tell (DiplectlProgress *progress, guint done, guint total);
void diplectl_progress_end (DiplectlProgress *progress);

/* Makes sure that everything written to stdout arrived. */
gboolean diplectl_flush (void);

G_END_DECLS
