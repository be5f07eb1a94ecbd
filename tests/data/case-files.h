/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/* Published data and figures, as JSON: {id, kind, source, data, expected: [{measure, value, tol,
 * args}]}. Adds a test for each file of that kind here in agreement/, and in the directory that
 * case_files_find_more() finds. The test gets the file's json_t *. */
void case_files_add (const char *kind, GTestDataFunc func);

/* Files that are not the project's own: the directory that the environment's @variable names, or
 * @folder of those kept beside the sources; NULL when there is none. */
char *case_files_find_beside (const char *variable, const char *folder);

/* A directory with more such files: the one that DIPLE_AGREEMENT_CASES names, or one beside the
 * sources; NULL when there is none. */
char *case_files_find_more (void);

/* Fails the test unless the value is what is expected: within tol of a number, between the two of
 * an array, or NAN for null. */
void case_files_assert (json_t *expected, double value);

/* A number or a string in args, and what stands for it when there is none. */
double case_files_get_number (json_t *expected, const char *name, double otherwise);
const char *case_files_get_string (json_t *expected, const char *name);

G_END_DECLS
