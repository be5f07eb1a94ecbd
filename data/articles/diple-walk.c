/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "data/articles/diple-reader-private.h"

/* One file to read, or one thing to say about a place where there is none. */
typedef struct
{
  char *path;
  char *name;
  char *source;
  gboolean searched;
  char *problem; /* NULL: read it */
  DipleImportStatus status;
} Stop;

typedef struct
{
  DipleReading *reading;
  GPtrArray *stops;    /* Stop * */
  GHashTable *folders; /* char *: device and inode of every folder entered, against loops */
} Walk;

static void
walk_path (Walk *self, const char *path, const char *name, const char *source, gboolean searched);

static void
stop_free (Stop *stop)
{
  g_free (stop->path);
  g_free (stop->name);
  g_free (stop->source);
  g_free (stop->problem);
  g_free (stop);
}

static Stop *
add_stop (Walk *self, const char *path, const char *name, const char *source, gboolean searched)
{
  Stop *stop = g_new0 (Stop, 1);

  stop->path = g_strdup (path);
  stop->name = g_filename_display_name (name);
  stop->source = g_filename_display_name (source);
  stop->searched = searched;
  g_ptr_array_add (self->stops, stop);
  return stop;
}

static void
add_problem (
    Walk *self, const char *name, gboolean searched, DipleImportStatus status, const char *problem)
{
  Stop *stop = add_stop (self, name, name, name, searched);

  stop->status = status;
  stop->problem = g_strdup (problem);
}

/* The same order everywhere: numbers in names count as numbers, whatever the locale. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strverscmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  GPtrArray *names = NULL;
  const char *name = NULL;

  if (folder == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
walk_entry (Walk *self, const char *entry, const char *path, const char *name, const char *source)
{
  g_autofree char *entry_path = g_build_filename (path, entry, NULL);
  g_autofree char *entry_name = g_build_filename (name, entry, NULL);
  g_autofree char *entry_source = g_build_filename (source, entry, NULL);

  if (entry[0] == '.')
    add_problem (self, entry_name, TRUE, DIPLE_IMPORT_SKIPPED, _ ("hidden"));
  else
    walk_path (self, entry_path, entry_name, entry_source, TRUE);
}

static void
walk_folder (
    Walk *self, const GStatBuf *status, const char *path, const char *name, const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  char *place = g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                                 (guint64) status->st_dev,
                                 (guint64) status->st_ino);

  if (!g_hash_table_add (self->folders, place))
    {
      add_problem (self, name, TRUE, DIPLE_IMPORT_SKIPPED, _ ("this folder was read already"));
      return;
    }
  entries = list_folder (path, &error);
  if (entries == NULL)
    add_problem (self, name, TRUE, DIPLE_IMPORT_REFUSED, error->message);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (!g_cancellable_is_cancelled (self->reading->cancellable))
      walk_entry (self, g_ptr_array_index (entries, i), path, name, source);
}

static void
walk_path (Walk *self, const char *path, const char *name, const char *source, gboolean searched)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    add_problem (self, name, searched, DIPLE_IMPORT_REFUSED, g_strerror (errno));
  else if (S_ISDIR (status.st_mode))
    walk_folder (self, &status, path, name, source);
  else if (S_ISREG (status.st_mode))
    add_stop (self, path, name, source, searched);
  else
    add_problem (self,
                 name,
                 searched,
                 searched ? DIPLE_IMPORT_SKIPPED : DIPLE_IMPORT_REFUSED,
                 _ ("neither a file nor a folder"));
}

static DipleKind
kind_of (const Stop *stop)
{
  char head[4096];
  FILE *file = g_fopen (stop->path, "rb");
  gsize n = 0;

  if (file == NULL)
    return DIPLE_KIND_TEXT; /* reading it says what is wrong */
  n = fread (head, 1, sizeof head, file);
  fclose (file);
  return diple_kind_find (stop->source, head, n);
}

/* The number of line breaks: a good guess at the number of articles in JSONL, at the speed of the
 * disk. */
static guint
count_lines (const char *path, GCancellable *cancellable)
{
  g_autofree char *buffer = g_malloc (1 << 20);
  FILE *file = g_fopen (path, "rb");
  guint lines = 0;
  gsize n = 0;

  if (file == NULL)
    return 1;
  while (!g_cancellable_is_cancelled (cancellable) && (n = fread (buffer, 1, 1 << 20, file)) > 0)
    for (const char *p = buffer; (p = memchr (p, '\n', buffer + n - p)) != NULL; p++)
      lines++;
  fclose (file);
  return MAX (lines, 1);
}

static guint
count_articles (const Stop *stop, DipleKind kind, GCancellable *cancellable)
{
  if (kind == DIPLE_KIND_ARCHIVE)
    return diple_archive_count (stop->path);
  return kind == DIPLE_KIND_JSON_LINES ? count_lines (stop->path, cancellable) : 1;
}

/* 0 when only reading would tell, as for what is packed. */
static goffset
count_bytes (const Stop *stop, DipleKind kind)
{
  GStatBuf file;

  return kind != DIPLE_KIND_ARCHIVE && g_stat (stop->path, &file) == 0 ? file.st_size : 0;
}

static gboolean
tell_total (DipleReading *self, GPtrArray *stops, DipleKind *kinds)
{
  guint total = 0;
  goffset n_bytes = 0;
  gboolean known = TRUE, measured = TRUE;

  for (guint i = 0; i < stops->len; i++)
    {
      const Stop *stop = g_ptr_array_index (stops, i);
      goffset size;
      guint n = 0;

      if (stop->problem != NULL)
        continue;
      kinds[i] = kind_of (stop);
      n = count_articles (stop, kinds[i], self->cancellable);
      known = known && n > 0;
      total += n;
      size = count_bytes (stop, kinds[i]);
      measured = measured && size > 0;
      n_bytes += size;
    }
  return diple_reading_foresee (self, known ? total : 0, measured ? n_bytes : 0);
}

static gboolean
read_file (DipleReading *self, const Stop *stop)
{
  g_autoptr (GFile) file = g_file_new_for_path (stop->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, self->cancellable, &error);
  const DipleInput input = { stop->name, stop->source, G_INPUT_STREAM (stream), stop->searched };

  if (stream != NULL)
    return diple_read_input (self, &input);
  return diple_reading_tell (self, stop->name, 0, DIPLE_IMPORT_REFUSED, error->message);
}

static gboolean
read_stop (DipleReading *self, const Stop *stop, DipleKind kind)
{
  if (stop->problem != NULL)
    return diple_reading_tell (self, stop->name, 0, stop->status, stop->problem);
  if (kind == DIPLE_KIND_ARCHIVE)
    return diple_read_archive (self, stop->path, stop->name, stop->source);
  return read_file (self, stop);
}

gboolean
diple_read_paths (DipleReading *self, const char *const *paths)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new_with_free_func ((GDestroyNotify) stop_free);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { self, stops, folders };
  g_autofree DipleKind *kinds = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *whole = g_canonicalize_filename (paths[i], NULL);
      g_autofree char *source = g_path_get_basename (whole);

      walk_path (&walk, paths[i], paths[i], source, FALSE);
    }
  kinds = g_new0 (DipleKind, stops->len + 1);
  if (!tell_total (self, stops, kinds))
    return FALSE;
  for (guint i = 0; i < stops->len; i++)
    if (!read_stop (self, g_ptr_array_index (stops, i), kinds[i]))
      return FALSE;
  return TRUE;
}
