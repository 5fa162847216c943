-- $1 part of the name
SELECT json_build_object('customers', (
  SELECT json_build_object(
    'totalCount', (SELECT count(*) FROM customers WHERE name ILIKE '%' || $1 || '%'),
    'pageInfo', json_build_object('hasNextPage', count(*) > 10, 'endCursor', (array_agg(id ORDER BY n) FILTER (WHERE n <= 10))[least(count(*), 10)]),
    'nodes', coalesce(json_agg(node ORDER BY n) FILTER (WHERE n <= 10), '[]'::json))
  FROM (
    SELECT c.id, row_number() OVER page AS n,
      CASE WHEN row_number() OVER page <= 10 THEN json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'status', c.status,
        'balance', coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00)::text,
        'area', (SELECT json_build_object('name', a.name) FROM areas a WHERE a.id = c.area_id)) END AS node
    FROM customers c WHERE c.name ILIKE '%' || $1 || '%'
    WINDOW page AS (ORDER BY c.name COLLATE "und-x-icu", c.id)
    ORDER BY c.name COLLATE "und-x-icu", c.id LIMIT 11
  ) page
))::text
