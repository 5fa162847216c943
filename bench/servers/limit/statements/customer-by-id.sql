-- $1 customer
SELECT '{"customer":' || coalesce((
  SELECT format('{"id":"%s","name":%s,"phone":%s,"status":"%s"}', id, to_json(name), coalesce(to_json(phone), 'null'), status)
  FROM customers WHERE id = $1
), 'null') || '}'
