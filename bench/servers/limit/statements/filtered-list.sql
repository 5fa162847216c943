-- $1 part of the name
SELECT (
  SELECT format('{"customers":{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[%s]}}',
    (SELECT count(*) FROM customers WHERE name ILIKE '%' || $1 || '%'),
    (count(*) > 10)::text, coalesce('"' || (array_agg(id ORDER BY n) FILTER (WHERE n <= 10))[least(count(*), 10)] || '"', 'null'),
    string_agg(node, ',' ORDER BY n) FILTER (WHERE n <= 10))
  FROM (
    SELECT c.id, row_number() OVER page AS n,
      CASE WHEN row_number() OVER page <= 10 THEN format('{"id":"%s","name":%s,"phone":%s,"status":"%s","balance":"%s","area":%s}',
        c.id, to_json(c.name), coalesce(to_json(c.phone), 'null'), c.status,
        coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00),
        coalesce((SELECT format('{"name":%s}', to_json(a.name)) FROM areas a WHERE a.id = c.area_id), 'null')) END AS node
    FROM customers c WHERE c.name ILIKE '%' || $1 || '%'
    WINDOW page AS (ORDER BY c.name COLLATE "und-x-icu", c.id)
    ORDER BY c.name COLLATE "und-x-icu", c.id LIMIT 11
  ) page
)
