/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-schema.h"
#include "data/schema/diple-json-place-private.h"

#include <jansson.h>

G_BEGIN_DECLS

#define DIPLE_SCHEMA_FORMAT "diple-schema/1"

/* One schema being read from JSON. All functions below return FALSE or NULL with an error that
 * names file and line when the input is not as it should be. Lives on the reader's stack. */
typedef struct
{
  const char *json; /* the whole text, NUL-terminated */
  gsize n_bytes;
  const char *name; /* of the file, for messages */
  DipleSchema *schema;
  GHashTable *keys; /* char * to char *: a key in use and what uses it, in words */
  GError **error;
} DipleInput;

typedef gboolean (*DipleInputReader) (DipleInput *input,
                                      const json_t *value,
                                      const DipleJsonPlace *place,
                                      gpointer data);

/* Always FALSE. */
gboolean
diple_input_refuse (DipleInput *input, const DipleJsonPlace *place, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean diple_input_refuse_member (DipleInput *input,
                                    const DipleJsonPlace *place,
                                    const char *key,
                                    const char *format,
                                    ...) G_GNUC_PRINTF (4, 5);

/* Whether @value is an object with no other keys than @keys (NULL-terminated). */
gboolean diple_input_object (DipleInput *input,
                             const json_t *value,
                             const DipleJsonPlace *place,
                             const char *const *keys);

/* The same, and its "name", a usable one; lent. */
const char *diple_input_name (DipleInput *input,
                              const json_t *value,
                              const DipleJsonPlace *place,
                              const char *const *keys);

/* A member of @value. A missing one leaves @out alone, except that diple_input_string() takes
 * @fallback, or refuses when that is NULL. */
gboolean diple_input_string (DipleInput *input,
                             const json_t *value,
                             const DipleJsonPlace *place,
                             const char *key,
                             const char *fallback,
                             const char **out);
gboolean diple_input_text (DipleInput *input,
                           const json_t *value,
                           const DipleJsonPlace *place,
                           const char *key,
                           char **out);
gboolean diple_input_boolean (DipleInput *input,
                              const json_t *value,
                              const DipleJsonPlace *place,
                              const char *key,
                              gboolean *out);
gboolean diple_input_count (DipleInput *input,
                            const json_t *value,
                            const DipleJsonPlace *place,
                            const char *key,
                            guint *out);

/* "colour" and "key" of @value; no two labels or relations may have one key. */
gboolean diple_input_colour (DipleInput *input,
                             const json_t *value,
                             const DipleJsonPlace *place,
                             char colour[8]);
gboolean diple_input_key (DipleInput *input,
                          const json_t *value,
                          const DipleJsonPlace *place,
                          const char *owner,
                          char **out);

/* Calls @reader for every element of the array at @key; none when it is missing. */
gboolean diple_input_each (DipleInput *input,
                           const json_t *value,
                           const DipleJsonPlace *place,
                           const char *key,
                           DipleInputReader reader,
                           gpointer data);

/* The label or relation type that a reference means; _label takes the member @key of @value. */
gboolean diple_input_label (DipleInput *input,
                            const json_t *value,
                            const DipleJsonPlace *place,
                            const char *key,
                            gint64 *out);
gboolean diple_input_resolve_label (DipleInput *input,
                                    const json_t *value,
                                    const DipleJsonPlace *place,
                                    gint64 *out);
gboolean diple_input_resolve_relation_type (DipleInput *input,
                                            const json_t *value,
                                            const DipleJsonPlace *place,
                                            gint64 *out);

/* The attributes of the schema at @root, after its labels and relations. */
gboolean diple_input_attributes (DipleInput *input, const json_t *root);

G_END_DECLS
