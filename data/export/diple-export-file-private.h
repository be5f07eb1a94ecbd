/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that appears only when it is whole: written aside in the same folder, forced to the disk,
 * read back, renamed. What is not placed is gone when it is freed. */
typedef struct _DipleExportFile DipleExportFile;

/* Follows a symbolic link. Refuses a @path that is no ordinary file, or that is @forbidden (the
 * project itself). */
DipleExportFile *diple_export_file_new (const char *path, const char *forbidden, GError **error);
void diple_export_file_free (DipleExportFile *self);

gboolean
diple_export_file_write (DipleExportFile *self, const char *bytes, gsize n_bytes, GError **error);

guint64 diple_export_file_get_size (const DipleExportFile *self);

/* Ends writing. The SHA-256 of what was written, hexadecimal; lent. */
const char *diple_export_file_finish (DipleExportFile *self, GError **error);

/* Whether what was written is @n_lines lines of JSON Lines. */
gboolean diple_export_file_holds_lines (const DipleExportFile *self, guint64 n_lines);

/* Reads the finished file from the disk and compares it with what was written. */
gboolean
diple_export_file_verify (DipleExportFile *self, GCancellable *cancellable, GError **error);

/* Gives the finished file its name. */
gboolean diple_export_file_place (DipleExportFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleExportFile, diple_export_file_free)

G_END_DECLS
