/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "data/articles/diple-json-private.h"
#include "data/diple-article.h"
#include "data/diple-import.h"

G_BEGIN_DECLS

/* The readers turn files into articles. They know no project and run on any thread. */

/* Longer texts are refused: nobody annotates one, and it would be held in memory several times. */
#define DIPLE_MAX_TEXT_BYTES ((gsize) 64 << 20)

typedef enum
{
  DIPLE_FOUND_TOTAL,   /* @count articles, about, in @n_bytes are to come; 0 when nobody knows */
  DIPLE_FOUND_FILE,    /* a file or archive member begins */
  DIPLE_FOUND_ARTICLE, /* an article of it */
  DIPLE_FOUND_PROBLEM, /* what was left out of it, or all of it, and why */
  DIPLE_FOUND_END,     /* the file ends */
} DipleFoundKind;

typedef struct
{
  DipleFoundKind kind;
  char *name; /* the file or archive member, as people know it */
  guint line; /* from 1; 0: not of a line */
  DipleArticle *article;
  DipleImportStatus status;
  char *message;
  guint count;
  goffset n_bytes;
} DipleFound;

void diple_found_free (DipleFound *found);

/* Takes @found; FALSE to stop reading. */
typedef gboolean (*DipleFoundFunc) (DipleFound *found, gpointer data);

/* One reading: where it tells what it finds. Owned by who starts it. */
typedef struct
{
  DipleFoundFunc func;
  gpointer data;
  gboolean keep_crlf;
  GCancellable *cancellable;
  gboolean stopped;
} DipleReading;

/* All of these return FALSE when the reading is to stop. */
gboolean diple_reading_tell (DipleReading *self,
                             const char *name,
                             guint line,
                             DipleImportStatus status,
                             const char *message);
gboolean diple_reading_mark (DipleReading *self, DipleFoundKind kind, const char *name);
gboolean diple_reading_foresee (DipleReading *self, guint count, goffset n_bytes);
gboolean
diple_reading_give (DipleReading *self, const char *name, guint line, DipleArticle *article);

/* A file or archive member to be read. */
typedef struct
{
  const char *name;     /* as people know it */
  const char *source;   /* what the project remembers */
  GInputStream *stream; /* lent */
  gboolean searched;    /* met in a folder or archive: what is no article is skipped, not refused */
} DipleInput;

/* diple-walk.c: reads files, folders and archives. */
gboolean diple_read_paths (DipleReading *self, const char *const *paths);

/* diple-archive.c */
gboolean
diple_read_archive (DipleReading *self, const char *path, const char *name, const char *source);

/* The number of members of the archive when that is cheap to know, otherwise 0. */
guint diple_archive_count (const char *path);

/* diple-read-file.c: reads what is no archive, by its content. */
gboolean diple_read_input (DipleReading *self, const DipleInput *input);

/* diple-kind.c */
typedef enum
{
  DIPLE_KIND_TEXT,
  DIPLE_KIND_JSON_LINES,
  DIPLE_KIND_JSON_VALUES, /* one value of several lines, or a list of objects */
  DIPLE_KIND_ARCHIVE,
  DIPLE_KIND_OTHER, /* a picture, a page of the web */
} DipleKind;

/* What a file is, by its first bytes and, where they leave a doubt, its name. */
DipleKind diple_kind_find (const char *name, const char *head, gsize n_bytes);

/* diple-text-article.c: an article from the bytes of a text file, or NULL with an error. */
DipleArticle *diple_text_article_read (const char *bytes,
                                       gsize n_bytes,
                                       gboolean keep_crlf,
                                       const char *name,
                                       const char *source,
                                       GError **error);

/* diple-json-article.c: articles from the lines of one file, which may refer to each other. */
typedef struct _DipleJsonFile DipleJsonFile;

DipleJsonFile *diple_json_file_new (void);
void diple_json_file_free (DipleJsonFile *self);

/* The article of one JSON value, in our own layout or with a "text" of its own. NULL with
 * DIPLE_ERROR_INPUT; @line and @column, from 1, then say where in @bytes. */
DipleArticle *diple_json_file_read (DipleJsonFile *self,
                                    const char *bytes,
                                    gsize n_bytes,
                                    guint *line,
                                    guint *column,
                                    GError **error);

/* The spans, relations and so on of our own layout, with @json at the list. They return FALSE with
 * the problem noted in @json. */
gint64 diple_json_file_id (DipleJsonFile *self, DipleSlice text);
gboolean diple_json_read_spans (DipleJsonFile *self, DipleJson *json, DipleArticle *article);
gboolean diple_json_read_relations (DipleJsonFile *self, DipleJson *json, DipleArticle *article);
gboolean diple_json_read_labels (DipleJson *json, DipleArticle *article);
gboolean diple_json_read_states (DipleJson *json, DipleArticle *article);
gboolean diple_json_read_pairs (DipleJson *json, GPtrArray **pairs);

/* Which of @names, NULL-terminated, @key is; @seen collects them as bits. A key that is unknown or
 * comes twice is a problem, and -1. */
int diple_json_which (DipleJson *json, DipleSlice key, const char *const *names, guint *seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFound, diple_found_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleJsonFile, diple_json_file_free)

G_END_DECLS
