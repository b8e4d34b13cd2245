// Topics, hashtags and signs that nothing names any more go.
MATCH (n:Topic|Hashtag|Sign) WHERE NOT EXISTS { (n)--() }
DELETE n
