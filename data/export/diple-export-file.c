/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/export/diple-export-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/diple-error.h"
#include "data/export/diple-jsonl-check-private.h"

#define PIECE (256 * 1024) /* bytes read at once */

struct _DipleExportFile
{
  char *path;  /* where the file is to stand */
  char *aside; /* where it stands now; NULL once placed */
  int fd;      /* -1 once finished */
  guint64 n_bytes;
  GChecksum *checksum;
};

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (code),
               _ ("“%s” cannot be written: %s"),
               path,
               g_strerror (code));
  return FALSE;
}

static gboolean
is_allowed (const char *path, const struct stat *info, const char *forbidden, GError **error)
{
  struct stat other;

  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_REFUSED,
                   _ ("“%s” is not an ordinary file; choose another name"),
                   path);
      return FALSE;
    }
  if (stat (forbidden, &other) == 0 && other.st_dev == info->st_dev && other.st_ino == info->st_ino)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_REFUSED,
                   _ ("“%s” is the project itself; choose another name"),
                   path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
open_aside (DipleExportFile *self, mode_t mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);

  self->aside = g_strdup_printf ("%s/.%.100s.XXXXXX", folder, base);
  self->fd = g_mkstemp_full (self->aside, O_RDWR | O_CLOEXEC, (int) mode);
  if (self->fd >= 0)
    return TRUE;
  g_clear_pointer (&self->aside, g_free);
  return fail (self->path, errno, error);
}

DipleExportFile *
diple_export_file_new (const char *path, const char *forbidden, GError **error)
{
  g_autoptr (DipleExportFile) self = g_new0 (DipleExportFile, 1);
  char *real = realpath (path, NULL);
  struct stat info;
  mode_t mode = 0666; /* less what the umask takes */

  self->fd = -1;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->path = g_strdup (real != NULL ? real : path);
  free (real);
  if (stat (self->path, &info) == 0)
    {
      if (!is_allowed (self->path, &info, forbidden, error))
        return NULL;
      mode = info.st_mode & 0777;
    }
  return open_aside (self, mode, error) ? g_steal_pointer (&self) : NULL;
}

void
diple_export_file_free (DipleExportFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->aside != NULL)
    g_unlink (self->aside);
  g_free (self->aside);
  g_free (self->path);
  g_checksum_free (self->checksum);
  g_free (self);
}

gboolean
diple_export_file_write (DipleExportFile *self, const char *bytes, gsize n_bytes, GError **error)
{
  g_checksum_update (self->checksum, (const guchar *) bytes, (gssize) n_bytes);
  self->n_bytes += n_bytes;
  while (n_bytes > 0)
    {
      gssize written = write (self->fd, bytes, n_bytes);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (self->path, errno, error);
      bytes += written;
      n_bytes -= (gsize) written;
    }
  return TRUE;
}

guint64
diple_export_file_get_size (const DipleExportFile *self)
{
  return self->n_bytes;
}

const char *
diple_export_file_finish (DipleExportFile *self, GError **error)
{
  int fd = self->fd;

  if (fsync (fd) != 0)
    {
      fail (self->path, errno, error);
      return NULL;
    }
  /* So that reading back reads the disk and not the memory of what was written. */
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  self->fd = -1;
  if (close (fd) != 0)
    {
      fail (self->path, errno, error);
      return NULL;
    }
  return g_checksum_get_string (self->checksum);
}

static gboolean
refuse_content (DipleExportFile *self, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_FAILED,
               _ ("“%s” does not hold what was written to it: the disk may be failing; choose "
                  "another one and export again"),
               self->path);
  return FALSE;
}

static gboolean
read_all (DipleExportFile *self,
          int fd,
          GChecksum *checksum,
          DipleJsonlCheck *check,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  gssize got;

  while ((got = read (fd, piece, PIECE)) != 0)
    {
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return fail (self->path, errno, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_checksum_update (checksum, (const guchar *) piece, got);
      if (!diple_jsonl_check_feed (check, piece, (gsize) got))
        return refuse_content (self, error);
    }
  return TRUE;
}

gboolean
diple_export_file_verify (DipleExportFile *self,
                          guint64 n_lines,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  DipleJsonlCheck check;
  gboolean ok;
  int fd = g_open (self->aside, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return fail (self->path, errno, error);
  diple_jsonl_check_init (&check);
  ok = read_all (self, fd, checksum, &check, cancellable, error);
  close (fd);
  if (!ok)
    return FALSE;
  if (!diple_jsonl_check_finish (&check) || check.n_lines != n_lines ||
      !g_str_equal (g_checksum_get_string (checksum), g_checksum_get_string (self->checksum)))
    return refuse_content (self, error);
  return TRUE;
}

/* A rename is on the disk when its folder is. Some file systems cannot do this and need not. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

gboolean
diple_export_file_place (DipleExportFile *self, GError **error)
{
  if (g_rename (self->aside, self->path) != 0)
    return fail (self->path, errno, error);
  g_clear_pointer (&self->aside, g_free);
  sync_folder (self->path);
  return TRUE;
}
