// Posts whose hashtags were told anew lose those they had.
UNWIND $rows AS row
MATCH (:Post {platform: row[0], post_id: row[1]})-[r:TAGGED]->()
DELETE r
