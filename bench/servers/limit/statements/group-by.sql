-- no parameters
SELECT json_build_object('orders', json_build_object('groupBy', coalesce(json_agg(json_build_object(
  'key', json_build_object('status', status, 'source', source),
  'aggregate', json_build_object('count', count)) ORDER BY status, source), '[]'::json)))::text
FROM (SELECT status, source, count(*) FROM orders GROUP BY status, source) AS groups
