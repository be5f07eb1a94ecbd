/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document-list.h"

/* @row is taken, by both. Setting emits "changed". */
DipleDocumentItem *diple_document_item_new (DipleDocumentRow *row);
void diple_document_item_take_row (DipleDocumentItem *self, DipleDocumentRow *row);
