// Topics and hashtags that no row names any more go.
MATCH (n:Topic|Hashtag) WHERE NOT EXISTS { (n)--() }
DELETE n
