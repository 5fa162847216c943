-- $1 customer
SELECT json_build_object('customer', (
  SELECT json_build_object('id', id, 'name', name, 'phone', phone, 'status', status) FROM customers WHERE id = $1
))::text
