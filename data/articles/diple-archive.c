/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "data/articles/diple-reader-private.h"
#include "data/diple-error.h"

/* Text shrinks to a fifth, JSONL with many annotations to a thirtieth; what unpacks to far more was
 * made to fill a disk. */
#define FREE_BYTES ((guint64) 64 << 20)
#define MOST_GROWTH 250
#define MAX_MEMBERS 2000000

#define BLOCK_BYTES (128 << 10)

typedef struct archive DipleArchive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleArchive, archive_read_free)

/* The member of an archive that was opened last, as a stream. Lends the archive from the reader
 * that made it. */
#define DIPLE_TYPE_MEMBER_STREAM (diple_member_stream_get_type ())
G_DECLARE_FINAL_TYPE (DipleMemberStream, diple_member_stream, DIPLE, MEMBER_STREAM, GInputStream)

struct _DipleMemberStream
{
  GInputStream parent_instance;

  DipleArchive *archive;
  guint64 *allowance; /* bytes that the whole archive may still unpack to */
};

G_DEFINE_FINAL_TYPE (DipleMemberStream, diple_member_stream, G_TYPE_INPUT_STREAM)

/* libarchive knows no code for a password, only its words. */
static gboolean
fail_member (DipleArchive *archive, GError **error)
{
  const char *reason = archive_error_string (archive);

  if (archive_read_has_encrypted_entries (archive) > 0)
    reason = _ ("it is encrypted; unpack the archive first");
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_INPUT,
               _ ("it cannot be unpacked: %s"),
               reason != NULL ? reason : _ ("the archive is damaged"));
  return FALSE;
}

static gssize
diple_member_stream_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  DipleMemberStream *self = DIPLE_MEMBER_STREAM (stream);
  la_ssize_t n = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  n = archive_read_data (self->archive, buffer, count);
  if (n < 0)
    {
      fail_member (self->archive, error);
      return -1;
    }
  if ((guint64) n > *self->allowance)
    {
      *self->allowance = 0;
      g_set_error_literal (
          error,
          DIPLE_ERROR,
          DIPLE_ERROR_INPUT,
          _ ("the archive unpacks to far more than its size; unpack it yourself if "
             "you trust it"));
      return -1;
    }
  *self->allowance -= (guint64) n;
  return (gssize) n;
}

static void
diple_member_stream_class_init (DipleMemberStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = diple_member_stream_read;
}

static void
diple_member_stream_init (DipleMemberStream *self)
{
}

static GInputStream *
member_stream_new (DipleArchive *archive, guint64 *allowance)
{
  DipleMemberStream *self = g_object_new (DIPLE_TYPE_MEMBER_STREAM, NULL);

  self->archive = archive;
  self->allowance = allowance;
  return G_INPUT_STREAM (self);
}

static DipleArchive *
open_archive (const char *path, GError **error)
{
  g_autoptr (DipleArchive) archive = archive_read_new ();

  archive_read_support_filter_all (archive);
  archive_read_support_format_zip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_format_7zip (archive);
  archive_read_support_format_raw (archive); /* one file that is only compressed */
  if (archive_read_open_filename (archive, path, BLOCK_BYTES) != ARCHIVE_OK)
    {
      fail_member (archive, error);
      return NULL;
    }
  return g_steal_pointer (&archive);
}

/* The member's path for people and for the project: nothing is ever written there, but neither
 * should it look as if it stood elsewhere. */
static char *
clean_path (const char *raw)
{
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, "/\\", -1);
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
        continue;
      if (path->len > 0)
        g_string_append_c (path, '/');
      for (const char *p = parts[i]; *p != '\0'; p = g_utf8_next_char (p))
        g_string_append_unichar (
            path, g_unichar_iscntrl (g_utf8_get_char (p)) ? 0xfffd : g_utf8_get_char (p));
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static char *
dup_path (struct archive_entry *entry)
{
  const char *utf8 = archive_entry_pathname_utf8 (entry);
  const char *raw = utf8 != NULL ? utf8 : archive_entry_pathname (entry);

  return clean_path (raw != NULL ? raw : "?");
}

/* ".hidden", "folder/.git/config", and what macOS adds to every archive. */
static gboolean
is_hidden (const char *path)
{
  return path[0] == '.' || strstr (path, "/.") != NULL || g_str_has_prefix (path, "__MACOSX/");
}

/* "articles.jsonl.gz" is called "data" inside; its own name says more. */
static char *
name_of_compressed (const char *source)
{
  g_autofree char *base = g_path_get_basename (source);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot > base)
    *dot = '\0';
  return g_steal_pointer (&base);
}

static gboolean
read_member (DipleReading *self,
             DipleArchive *archive,
             struct archive_entry *entry,
             guint64 *allowance,
             const char *name,
             const char *source)
{
  g_autoptr (GInputStream) stream = member_stream_new (archive, allowance);
  g_autofree char *path = archive_format (archive) == ARCHIVE_FORMAT_RAW
                              ? name_of_compressed (source)
                              : dup_path (entry);
  g_autofree char *member_name = g_strconcat (name, "/", path, NULL);
  g_autofree char *member_source = g_strconcat (source, "/", path, NULL);
  const DipleInput input = { member_name, member_source, stream, TRUE };

  if (archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;
  if (is_hidden (path))
    return diple_reading_tell (self, member_name, 0, DIPLE_IMPORT_SKIPPED, _ ("a hidden file"));
  if (archive_entry_filetype (entry) != AE_IFREG && archive_format (archive) != ARCHIVE_FORMAT_RAW)
    return diple_reading_tell (
        self, member_name, 0, DIPLE_IMPORT_SKIPPED, _ ("not a file but a link or a device"));
  if (archive_entry_is_encrypted (entry))
    return diple_reading_tell (self,
                               member_name,
                               0,
                               DIPLE_IMPORT_REFUSED,
                               _ ("it is encrypted; unpack the archive first"));
  return diple_read_input (self, &input);
}

static gboolean
tell_broken (DipleReading *self, DipleArchive *archive, const char *name)
{
  g_autoptr (GError) error = NULL;

  fail_member (archive, &error);
  return diple_reading_tell (self, name, 0, DIPLE_IMPORT_REFUSED, error->message);
}

static guint64
allowance_of (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return FREE_BYTES;
  return FREE_BYTES + (guint64) status.st_size * MOST_GROWTH;
}

gboolean
diple_read_archive (DipleReading *self, const char *path, const char *name, const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleArchive) archive = open_archive (path, &error);
  guint64 allowance = allowance_of (path);
  struct archive_entry *entry = NULL;
  guint n_members = 0;
  int rc = ARCHIVE_OK;

  if (archive == NULL)
    return diple_reading_tell (self, name, 0, DIPLE_IMPORT_REFUSED, error->message);
  while ((rc = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || rc == ARCHIVE_WARN)
    {
      if (n_members++ == MAX_MEMBERS)
        return diple_reading_tell (
            self, name, 0, DIPLE_IMPORT_REFUSED, _ ("it holds too many files; unpack it first"));
      if (!read_member (self, archive, entry, &allowance, name, source))
        return FALSE;
      if (allowance == 0)
        return TRUE; /* its member told why */
    }
  if (rc != ARCHIVE_EOF)
    return tell_broken (self, archive, name);
  return n_members > 0 ||
         diple_reading_tell (
             self, name, 0, DIPLE_IMPORT_REFUSED, _ ("there is no file in this archive"));
}

guint
diple_archive_count (const char *path)
{
  g_autoptr (DipleArchive) archive = open_archive (path, NULL);
  struct archive_entry *entry = NULL;
  guint n_members = 0;

  if (archive == NULL)
    return 0;
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      /* To count what is compressed as a whole would mean to unpack it twice. */
      if (archive_filter_count (archive) > 1 || archive_format (archive) == ARCHIVE_FORMAT_RAW)
        return 0;
      n_members += archive_entry_filetype (entry) == AE_IFREG;
    }
  return n_members;
}
