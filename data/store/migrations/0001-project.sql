-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 1. Ids are 63-bit, time-ordered and unique across machines. Times are milliseconds since
-- 1970 UTC. Offsets are Unicode code points, half open. Empty text means "not known".

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  uuid TEXT NOT NULL,
  created INTEGER NOT NULL,
  program TEXT NOT NULL,
  schema TEXT NOT NULL DEFAULT '', -- the name of the schema that the tables below hold
  guideline TEXT NOT NULL DEFAULT '' -- Markdown
) STRICT;

-- Who owns spans. The curator's decided layer is owned by an annotator of kind 'gold', what somebody
-- says of documents given to them a second time by one of kind 'again'.
CREATE TABLE annotator (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'model', 'gold', 'again')),
  created INTEGER NOT NULL,
  again_of INTEGER UNIQUE REFERENCES annotator (id), -- whose second pass it is
  CHECK ((kind = 'again') = (again_of IS NOT NULL))
) STRICT;

-- One import: the journal's row for it points here instead of holding every text again.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  published TEXT NOT NULL DEFAULT '',
  outlet TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  format TEXT NOT NULL CHECK (format IN ('text', 'markdown')),
  source TEXT NOT NULL DEFAULT '',
  encoding TEXT NOT NULL DEFAULT 'UTF-8',
  length INTEGER NOT NULL CHECK (length >= 0),
  text_sha256 BLOB NOT NULL CHECK (length(text_sha256) = 32),
  file_sha256 BLOB NOT NULL CHECK (length(file_sha256) = 32),
  batch INTEGER NOT NULL REFERENCES batch (id),
  added INTEGER NOT NULL
) STRICT;
CREATE INDEX document_position ON document (position, id);
CREATE INDEX document_text_sha256 ON document (text_sha256);
CREATE INDEX document_batch ON document (batch);
CREATE INDEX document_title ON document (title, position, id);
CREATE INDEX document_published ON document (published, position, id);
CREATE INDEX document_outlet ON document (outlet, position, id);

-- The text is frozen: no statement of this program updates it.
CREATE TABLE document_text (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  text TEXT NOT NULL
) STRICT;

-- Whatever else the input said about the document, in its order.
CREATE TABLE metadata (
  document INTEGER NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

-- Schema: layers of labels, typed attributes, typed relations.
CREATE TABLE layer (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  overlap TEXT NOT NULL CHECK (overlap IN ('any', 'nested', 'none')),
  description TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  layer INTEGER NOT NULL REFERENCES layer (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  colour TEXT NOT NULL CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  key TEXT NOT NULL DEFAULT '',
  fragments INTEGER NOT NULL DEFAULT 0 CHECK (fragments IN (0, 1)),
  description TEXT NOT NULL DEFAULT '',
  guideline TEXT NOT NULL DEFAULT '', -- Markdown
  UNIQUE (layer, name)
) STRICT;

-- What a label is for and what it is not for. "document", "span", start and end lead to the place that
-- an example was taken from; they are no foreign keys, because the words outlive it. 0: only words.
CREATE TABLE example (
  id INTEGER PRIMARY KEY,
  label INTEGER NOT NULL REFERENCES label (id),
  position INTEGER NOT NULL,
  positive INTEGER NOT NULL CHECK (positive IN (0, 1)),
  text TEXT NOT NULL CHECK (length(text) > 0),
  note TEXT NOT NULL DEFAULT '',
  document INTEGER NOT NULL DEFAULT 0,
  span INTEGER NOT NULL DEFAULT 0,
  start INTEGER NOT NULL DEFAULT 0 CHECK (start >= 0),
  "end" INTEGER NOT NULL DEFAULT 0 CHECK ("end" >= start)
) STRICT;

CREATE TABLE relation_type (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  colour TEXT NOT NULL CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  key TEXT NOT NULL DEFAULT '',
  symmetric INTEGER NOT NULL DEFAULT 0 CHECK (symmetric IN (0, 1)),
  across INTEGER NOT NULL DEFAULT 0 CHECK (across IN (0, 1)),
  maximum INTEGER NOT NULL DEFAULT 0 CHECK (maximum >= 0),
  description TEXT NOT NULL DEFAULT '',
  needed_from INTEGER NOT NULL DEFAULT 0 CHECK (needed_from IN (0, 1)),
  needed_to INTEGER NOT NULL DEFAULT 0 CHECK (needed_to IN (0, 1))
) STRICT;

-- Which labels a relation may join; a relation type without rows here joins any two.
CREATE TABLE relation_end (
  id INTEGER PRIMARY KEY,
  relation_type INTEGER NOT NULL REFERENCES relation_type (id),
  from_label INTEGER NOT NULL REFERENCES label (id),
  to_label INTEGER NOT NULL REFERENCES label (id),
  UNIQUE (relation_type, from_label, to_label)
) STRICT;

CREATE TABLE attribute (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  owner TEXT NOT NULL CHECK (owner IN ('span', 'relation', 'document')),
  type TEXT NOT NULL CHECK (type IN ('choice', 'choices', 'boolean', 'number', 'text', 'entity')),
  default_value TEXT NOT NULL DEFAULT '',
  carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1)),
  compared INTEGER NOT NULL DEFAULT 1 CHECK (compared IN (0, 1)),
  description TEXT NOT NULL DEFAULT ''
) STRICT;

-- Which labels or relations carry an attribute; an attribute without rows here is carried by all.
CREATE TABLE attribute_owner (
  id INTEGER PRIMARY KEY,
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  label INTEGER REFERENCES label (id),
  relation_type INTEGER REFERENCES relation_type (id),
  CHECK ((label IS NULL) <> (relation_type IS NULL))
) STRICT;

CREATE TABLE attribute_option (
  id INTEGER PRIMARY KEY,
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  excuses INTEGER NOT NULL DEFAULT 0 CHECK (excuses IN (0, 1)),
  UNIQUE (attribute, name)
) STRICT;

-- An attribute with rows here is filled in only where, of each attribute named in them, one of the
-- options is chosen; "option" is NULL for "any value", or yes.
CREATE TABLE attribute_condition (
  id INTEGER PRIMARY KEY,
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  on_attribute INTEGER NOT NULL REFERENCES attribute (id),
  option INTEGER REFERENCES attribute_option (id),
  CHECK (attribute <> on_attribute)
) STRICT;

-- Validators that warn of nothing in this project.
CREATE TABLE validator_off (
  name TEXT PRIMARY KEY CHECK (length(name) > 0)
) STRICT, WITHOUT ROWID;

-- The project's own list of people, organizations and so on that spans may name.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  wikidata TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- Annotations. "surface" is text[start:end], kept so that every export can check it again.
CREATE TABLE span (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  label INTEGER NOT NULL REFERENCES label (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  surface TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  score REAL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
-- With the label in this one, counting a document's spans by label reads nothing but the index.
CREATE INDEX span_document ON span (document, annotator, start, label);
-- The documents of a rare label or annotator at once, by one look for each pair of the two. An import
-- takes a tenth longer to keep it.
CREATE INDEX span_label ON span (label, annotator, document);

-- Only a span of several pieces has rows here: all of its pieces, in text order.
CREATE TABLE span_fragment (
  span INTEGER NOT NULL REFERENCES span (id),
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  PRIMARY KEY (span, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL REFERENCES relation_type (id),
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  source INTEGER NOT NULL REFERENCES span (id),
  target INTEGER NOT NULL REFERENCES span (id),
  note TEXT NOT NULL DEFAULT '',
  score REAL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  UNIQUE (type, annotator, source, target),
  CHECK (source <> target)
) STRICT;
CREATE INDEX relation_source ON relation (source);
CREATE INDEX relation_target ON relation (target);
CREATE INDEX relation_annotator ON relation (annotator);

-- Values: an option of a choice, an entity of the project's list, or a number or text as text.
CREATE TABLE span_value (
  span INTEGER NOT NULL REFERENCES span (id),
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  ordinal INTEGER NOT NULL,
  option INTEGER REFERENCES attribute_option (id),
  entity INTEGER REFERENCES entity (id),
  value TEXT,
  PRIMARY KEY (span, attribute, ordinal),
  CHECK ((option IS NOT NULL) + (entity IS NOT NULL) + (value IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX span_value_option ON span_value (option) WHERE option IS NOT NULL;
CREATE INDEX span_value_entity ON span_value (entity) WHERE entity IS NOT NULL;
CREATE INDEX span_value_attribute ON span_value (attribute, value);

CREATE TABLE relation_value (
  relation INTEGER NOT NULL REFERENCES relation (id),
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  ordinal INTEGER NOT NULL,
  option INTEGER REFERENCES attribute_option (id),
  entity INTEGER REFERENCES entity (id),
  value TEXT,
  PRIMARY KEY (relation, attribute, ordinal),
  CHECK ((option IS NOT NULL) + (entity IS NOT NULL) + (value IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_value_attribute ON relation_value (attribute);

-- A question to whoever writes the guidelines, hung on a span; it goes with it.
CREATE TABLE flag (
  id INTEGER PRIMARY KEY,
  span INTEGER NOT NULL UNIQUE REFERENCES span (id),
  annotator INTEGER NOT NULL REFERENCES annotator (id), -- who asked
  question TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT '',
  answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)),
  created INTEGER NOT NULL
) STRICT;

-- Document labels: what an annotator says of the whole document.
CREATE TABLE document_value (
  document INTEGER NOT NULL REFERENCES document (id),
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  attribute INTEGER NOT NULL REFERENCES attribute (id),
  ordinal INTEGER NOT NULL,
  option INTEGER REFERENCES attribute_option (id),
  entity INTEGER REFERENCES entity (id),
  value TEXT,
  PRIMARY KEY (document, annotator, attribute, ordinal),
  CHECK ((option IS NOT NULL) + (entity IS NOT NULL) + (value IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_value_attribute ON document_value (attribute);
CREATE INDEX document_value_annotator ON document_value (annotator);

-- What a person answered to what a model had said: "suggested" is the model's span or, of what it says
-- of the whole document, the attribute; "span" the person's own that was made from it, NULL when none
-- was. Both are no foreign keys: the answer outlives them, so that nothing is asked twice. "corrected" is
-- said by files whose model's spans did not come along; here it is seen by comparing the two spans.
CREATE TABLE suggestion_answer (
  annotator INTEGER NOT NULL REFERENCES annotator (id), -- who answered
  document INTEGER NOT NULL REFERENCES document (id),
  suggested INTEGER NOT NULL,
  model INTEGER NOT NULL REFERENCES annotator (id),
  answer TEXT NOT NULL CHECK (answer IN ('accepted', 'corrected', 'rejected')),
  span INTEGER,
  score REAL, -- the model's
  answered INTEGER NOT NULL,
  PRIMARY KEY (annotator, document, suggested, model),
  CHECK (span IS NULL OR answer <> 'rejected')
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_answer_document ON suggestion_answer (document);
CREATE INDEX suggestion_answer_model ON suggestion_answer (model);

-- How documents were handed out, so that it can be told and repeated.
CREATE TABLE assignment_plan (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('fixed', 'random', 'stratified', 'again')),
  seed INTEGER NOT NULL,
  options TEXT NOT NULL DEFAULT '', -- JSON
  created INTEGER NOT NULL
) STRICT;

-- No row: the document is open to the annotator and not begun.
CREATE TABLE assignment (
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  document INTEGER NOT NULL REFERENCES document (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'in progress', 'finished')),
  plan INTEGER REFERENCES assignment_plan (id),
  modified INTEGER NOT NULL,
  PRIMARY KEY (annotator, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_document ON assignment (document);
CREATE INDEX assignment_state ON assignment (annotator, state);

-- Where an annotator was in a document when leaving it, and how long they have been at work on it. No
-- action: it is not in the journal, and so refers to nothing that an undo may take away.
CREATE TABLE reading (
  annotator INTEGER NOT NULL,
  document INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 0),
  caret INTEGER NOT NULL CHECK (caret >= 0),
  milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
  modified INTEGER NOT NULL,
  PRIMARY KEY (annotator, document)
) STRICT, WITHOUT ROWID;

-- In a bundle one row: the project that it was made from, for whom, and the newest action there then
-- ("journal"). A project that was not handed out has none.
CREATE TABLE bundle (
  id INTEGER PRIMARY KEY,
  project TEXT NOT NULL CHECK (length(project) > 0), -- its uuid
  name TEXT NOT NULL,
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  journal INTEGER NOT NULL CHECK (journal >= 0),
  made INTEGER NOT NULL
) STRICT;

-- How far a bundle, or another copy of the project, was received: its newest action then, when that
-- was done, and when one of its actions was last done or undone; and the action here that received.
CREATE TABLE receipt (
  bundle INTEGER PRIMARY KEY,
  action INTEGER NOT NULL CHECK (action >= 0),
  at INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  journal INTEGER NOT NULL CHECK (journal >= 0),
  received INTEGER NOT NULL
) STRICT;

-- Time at work that came with a bundle, beside what "reading" counts here.
CREATE TABLE received_time (
  bundle INTEGER NOT NULL,
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  document INTEGER NOT NULL REFERENCES document (id),
  milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
  PRIMARY KEY (bundle, annotator, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX received_time_document ON received_time (document, annotator);

-- The curator's answer to an item: to spans about one place or, with a relation type, to the relations
-- of that type which start there or, with an attribute, to what is said of the whole document. "words" is the text of the place, folded, so that earlier answers to
-- the same words are found.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  layer INTEGER REFERENCES layer (id),
  relation_type INTEGER REFERENCES relation_type (id),
  attribute INTEGER REFERENCES attribute (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('agree', 'label', 'boundary', 'missing', 'multi', 'attribute', 'relation',
                    'document')),
  outcome TEXT NOT NULL
    CHECK (outcome IN ('adopted', 'union', 'intersection', 'majority', 'edited', 'none', 'deferred')),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= start),
  absent INTEGER NOT NULL CHECK (absent IN (0, 1)), -- somebody who finished had nothing here
  agreed INTEGER NOT NULL CHECK (agreed >= 0), -- how many had given the answer that was decided
  finished INTEGER NOT NULL CHECK (finished >= agreed), -- of how many
  pattern TEXT NOT NULL DEFAULT '', -- of a boundary difference
  choice TEXT NOT NULL CHECK (choice IN ('', 'shorter', 'longer')),
  words TEXT NOT NULL,
  curator INTEGER NOT NULL REFERENCES annotator (id),
  reason TEXT NOT NULL DEFAULT '',
  question TEXT NOT NULL DEFAULT '', -- to whoever writes the guidelines
  answer TEXT NOT NULL DEFAULT '',
  answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)),
  decided INTEGER NOT NULL,
  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)), -- though nobody says it any more
  CHECK (relation_type IS NULL OR attribute IS NULL),
  CHECK ("end" > start OR attribute IS NOT NULL)
) STRICT;
CREATE INDEX decision_document ON decision (document, start);
CREATE INDEX decision_words ON decision (words);
CREATE INDEX decision_question ON decision (document) WHERE question <> '';

-- Candidates as they stood when they were decided on, so that a later change can be told apart; which of
-- them were adopted; and the decided spans, which the annotator of kind 'gold' owns. "rest" sums up
-- pieces and values. "span" is no foreign key: a decision outlives what it was about.
CREATE TABLE decision_span (
  decision INTEGER NOT NULL REFERENCES decision (id),
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('candidate', 'adopted', 'gold')),
  span INTEGER NOT NULL,
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  label INTEGER NOT NULL REFERENCES label (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rest INTEGER NOT NULL,
  PRIMARY KEY (decision, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_span_span ON decision_span (span);

-- The same of relations; source and target are spans.
CREATE TABLE decision_relation (
  decision INTEGER NOT NULL REFERENCES decision (id),
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('candidate', 'adopted', 'gold')),
  relation INTEGER NOT NULL,
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  rest INTEGER NOT NULL,
  PRIMARY KEY (decision, ordinal)
) STRICT, WITHOUT ROWID;

-- The same of what is said of the document; "words" as it was called then, of 'gold' as it was decided.
CREATE TABLE decision_value (
  decision INTEGER NOT NULL REFERENCES decision (id),
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('candidate', 'adopted', 'gold')),
  annotator INTEGER NOT NULL REFERENCES annotator (id),
  rest INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (decision, ordinal)
) STRICT, WITHOUT ROWID;

-- Each user action is one row. A changeset is SQLite's session format. "annotator" is no foreign
-- key: history outlives the undoing of the action that added somebody.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  annotator INTEGER NOT NULL DEFAULT 0,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  sentence TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned')),
  changed INTEGER NOT NULL,
  document INTEGER NOT NULL DEFAULT 0,
  batch INTEGER NOT NULL DEFAULT 0,
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX journal_own ON journal (annotator, state, id);
CREATE INDEX journal_undone ON journal (id) WHERE state = 'undone';
CREATE INDEX journal_batch ON journal (batch) WHERE batch <> 0;
CREATE INDEX journal_document ON journal (document) WHERE document <> 0;

-- Where the documents of an undone import wait for redo: moved here, never held twice.
CREATE TABLE journal_stash (
  journal INTEGER NOT NULL REFERENCES journal (id),
  part INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  PRIMARY KEY (journal, part)
) STRICT;

-- Full-text search. Kept in step by code: a trigger may not touch FTS5 in an untrusted schema.
CREATE VIRTUAL TABLE text_search USING fts5 (
  text, content = 'document_text', content_rowid = 'document',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Titles and metadata for search as you type, by any three letters or more.
CREATE VIEW document_card (id, title, byline, rest) AS
  SELECT id, title, author || ' ' || outlet || ' ' || published || ' ' || source,
    coalesce((SELECT group_concat(value, ' ') FROM metadata WHERE metadata.document = document.id),
             '')
  FROM document;
CREATE VIRTUAL TABLE card_search USING fts5 (
  title, byline, rest, content = 'document_card', content_rowid = 'id', tokenize = 'trigram'
);

-- Documents that the two search indexes do not hold yet: filling them takes longer than the rest of an
-- import, so it is done afterwards, a few documents at a time. Search looks through these itself.
CREATE TABLE search_backlog (
  document INTEGER PRIMARY KEY REFERENCES document (id)
) STRICT;
