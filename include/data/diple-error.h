/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can go wrong in the data layer. Messages are sentences for people: they say what happened
 * and, where there is something to do, what to do. Cancelling is G_IO_ERROR_CANCELLED. */
typedef enum
{
  DIPLE_ERROR_FAILED,     /* anything without a better name */
  DIPLE_ERROR_OPEN,       /* not a project, a newer format, a damaged or a hostile file */
  DIPLE_ERROR_BUSY,       /* another program holds the project for longer than a moment */
  DIPLE_ERROR_CONSTRAINT, /* the project's own rules forbid it */
  DIPLE_ERROR_REFUSED,    /* a user's action that makes no sense here; the message says why */
  DIPLE_ERROR_INPUT,      /* a file from outside cannot be used; names file, line, what to do */
  DIPLE_ERROR_DUPLICATE,  /* the same text is in the project already */
  DIPLE_ERROR_NOT_FOUND,
  DIPLE_ERROR_CORRUPT, /* the project contradicts itself */
} DipleError;

#define DIPLE_ERROR (diple_error_quark ())
GQuark diple_error_quark (void);

G_END_DECLS
