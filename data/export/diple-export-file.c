/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/export/diple-export-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/diple-error.h"
#include "data/export/diple-jsonl-check-private.h"

#define PIECE (256 * 1024) /* bytes */
#define PIECES 4           /* on their way between the two threads */

typedef struct
{
  gsize n_bytes;
  char bytes[PIECE];
} Piece;

/* The caller fills pieces; a thread of the file's own checks, hashes and writes them, which takes
 * as long as making the lines. "sum" is a quick one over the same pieces, which reading back forms
 * again: bytes that were JSON when they were written are so when they are still the same. */
struct _DipleExportFile
{
  char *path;  /* where the file is to stand */
  char *aside; /* where it stands now; NULL once placed */
  int fd;      /* -1 once finished */
  guint64 n_bytes;
  Piece *piece;       /* being filled, or NULL */
  GAsyncQueue *empty; /* Piece */
  GAsyncQueue *full;  /* Piece; one without bytes ends the thread */
  GThread *thread;    /* NULL before the first piece and after the last */
  int failure;        /* errno of the first write that failed; atomic */

  /* The thread's own until it has ended. */
  struct sha256_ctx sha256;
  DipleJsonlCheck check;
  guint64 sum;

  char digest[2 * SHA256_DIGEST_SIZE + 1];
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
  self->empty = g_async_queue_new_full (g_free);
  self->full = g_async_queue_new_full (g_free);
  sha256_init (&self->sha256);
  diple_jsonl_check_init (&self->check);
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

/* Bytes that changed, went or came change the sum, and so does their order. It guards against
 * disks, not against people: for those the manifest has SHA-256. */
static guint64
add_up (guint64 sum, const char *bytes, gsize n_bytes)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize i = 0;

  for (; i + 8 <= n_bytes; i += 8)
    {
      guint64 word;
      memcpy (&word, bytes + i, 8);
      sum = (sum ^ word) * prime;
      sum ^= sum >> 29;
    }
  for (; i < n_bytes; i++)
    sum = ((sum << 8 | sum >> 56) ^ (guchar) bytes[i]) * prime;
  return sum;
}

static int
write_all (int fd, const char *bytes, gsize n_bytes)
{
  while (n_bytes > 0)
    {
      gssize written = write (fd, bytes, n_bytes);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return errno;
      bytes += written;
      n_bytes -= (gsize) written;
    }
  return 0;
}

static gpointer
write_pieces (gpointer data)
{
  DipleExportFile *self = data;

  for (;;)
    {
      Piece *piece = g_async_queue_pop (self->full);
      gsize n_bytes = piece->n_bytes;

      if (n_bytes > 0 && g_atomic_int_get (&self->failure) == 0)
        {
          g_atomic_int_set (&self->failure, write_all (self->fd, piece->bytes, n_bytes));
          sha256_update (&self->sha256, n_bytes, (const uint8_t *) piece->bytes);
          diple_jsonl_check_feed (&self->check, piece->bytes, n_bytes);
          self->sum = add_up (self->sum, piece->bytes, n_bytes);
        }
      piece->n_bytes = 0;
      g_async_queue_push (self->empty, piece);
      if (n_bytes == 0)
        return NULL;
    }
}

static Piece *
take_piece (DipleExportFile *self)
{
  if (self->thread == NULL)
    {
      for (guint i = 0; i < PIECES; i++)
        {
          Piece *piece = g_malloc (sizeof (Piece));
          piece->n_bytes = 0;
          g_async_queue_push (self->empty, piece);
        }
      self->thread = g_thread_new ("diple-export", write_pieces, self);
    }
  return g_async_queue_pop (self->empty);
}

/* Lets the thread do what it was given, and end. */
static void
join (DipleExportFile *self)
{
  if (self->thread == NULL)
    return;
  if (self->piece != NULL && self->piece->n_bytes > 0)
    g_async_queue_push (self->full, g_steal_pointer (&self->piece));
  if (self->piece == NULL)
    self->piece = g_async_queue_pop (self->empty);
  g_async_queue_push (self->full, g_steal_pointer (&self->piece));
  g_thread_join (g_steal_pointer (&self->thread));
}

void
diple_export_file_free (DipleExportFile *self)
{
  join (self);
  if (self->fd >= 0)
    close (self->fd);
  if (self->aside != NULL)
    g_unlink (self->aside);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_free (self->aside);
  g_free (self->path);
  g_free (self);
}

gboolean
diple_export_file_write (DipleExportFile *self, const char *bytes, gsize n_bytes, GError **error)
{
  int failure = g_atomic_int_get (&self->failure);

  if (failure != 0)
    return fail (self->path, failure, error);
  self->n_bytes += n_bytes;
  while (n_bytes > 0)
    {
      gsize room;

      if (self->piece == NULL)
        self->piece = take_piece (self);
      room = MIN (n_bytes, PIECE - self->piece->n_bytes);
      memcpy (self->piece->bytes + self->piece->n_bytes, bytes, room);
      self->piece->n_bytes += room;
      bytes += room;
      n_bytes -= room;
      if (self->piece->n_bytes == PIECE)
        g_async_queue_push (self->full, g_steal_pointer (&self->piece));
    }
  return TRUE;
}

guint64
diple_export_file_get_size (const DipleExportFile *self)
{
  return self->n_bytes;
}

static void
write_digest (DipleExportFile *self)
{
  uint8_t digest[SHA256_DIGEST_SIZE];

  sha256_digest (&self->sha256, sizeof digest, digest);
  for (guint i = 0; i < sizeof digest; i++)
    g_snprintf (self->digest + 2 * i, 3, "%02x", digest[i]);
}

const char *
diple_export_file_finish (DipleExportFile *self, GError **error)
{
  int fd = self->fd;

  join (self);
  if (self->failure != 0 || fsync (fd) != 0)
    {
      fail (self->path, self->failure != 0 ? self->failure : errno, error);
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
  write_digest (self);
  return self->digest;
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

gboolean
diple_export_file_holds_lines (const DipleExportFile *self, guint64 n_lines)
{
  return diple_jsonl_check_finish (&self->check) && self->check.n_lines == n_lines;
}

/* Fills @piece as far as the file goes. */
static gboolean
read_piece (DipleExportFile *self, int fd, Piece *piece, GError **error)
{
  gssize got = 1;

  piece->n_bytes = 0;
  while (got != 0 && piece->n_bytes < PIECE)
    {
      got = read (fd, piece->bytes + piece->n_bytes, PIECE - piece->n_bytes);
      if (got > 0)
        piece->n_bytes += (gsize) got;
      else if (got < 0 && errno != EINTR)
        return fail (self->path, errno, error);
    }
  return TRUE;
}

static gboolean
read_all (DipleExportFile *self, int fd, guint64 *sum, GCancellable *cancellable, GError **error)
{
  g_autofree Piece *piece = g_malloc (sizeof (Piece));

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_piece (self, fd, piece, error))
        return FALSE;
      *sum = add_up (*sum, piece->bytes, piece->n_bytes);
    }
  while (piece->n_bytes > 0);
  return TRUE;
}

gboolean
diple_export_file_verify (DipleExportFile *self, GCancellable *cancellable, GError **error)
{
  guint64 sum = 0;
  struct stat info;
  gboolean ok;
  int fd = g_open (self->aside, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return fail (self->path, errno, error);
  ok = read_all (self, fd, &sum, cancellable, error);
  if (ok && (fstat (fd, &info) != 0 || (guint64) info.st_size != self->n_bytes || sum != self->sum))
    ok = refuse_content (self, error);
  close (fd);
  return ok;
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
