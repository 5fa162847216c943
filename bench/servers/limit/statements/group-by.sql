-- no parameters
SELECT '{"orders":{"groupBy":[' || coalesce(string_agg(
  format('{"key":{"status":"%s","source":"%s"},"aggregate":{"count":%s}}', status, source, count), ',' ORDER BY status, source), '') || ']}}'
FROM (SELECT status, source, count(*) FROM orders GROUP BY status, source) AS groups
