-- Full text of the current version of each report, its row the report's. It keeps no text of its own: a row leaves the
-- index by the text it came with.
CREATE VIRTUAL TABLE found USING fts5 (title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
