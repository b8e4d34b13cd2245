// Figures a platform reported of posts, each post's together.
UNWIND $rows AS row
MATCH (p:Post {platform: row[0], post_id: row[1]})
UNWIND row[2] AS figure
CREATE (:Measurement {measurement_id: figure[0], metric: figure[1], value: figure[2], measured_on: date(figure[3]),
  source: figure[4], period: figure[5], platform: row[0], told_by: figure[6], run_id: $run_id})-[:OF {run_id: $run_id}]->(p)
