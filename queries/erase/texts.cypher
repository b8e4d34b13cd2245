// Texts people wrote that may name somebody: $parts are folded words of names and handles.
CALL () {
  MATCH (n:Post|Content|Session|Training|Import|FeedbackResponse) UNWIND keys(n) AS key
  WITH n, key WHERE key IN ['text', 'title', 'problems', 'file'] OR key STARTS WITH 'item_'
  RETURN elementId(n) AS id, key, n[key] AS text
}
WITH id, key, text WHERE text IS :: STRING NOT NULL
WITH id, key, text,
  replace(replace(replace(replace(toLower(text), 'ي', 'ی'), 'ى', 'ی'), 'ك', 'ک'), 'ه', 'ہ') AS folded
WHERE any(part IN $parts WHERE folded CONTAINS part)
RETURN id, key, text
