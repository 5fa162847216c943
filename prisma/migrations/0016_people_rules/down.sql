DROP TRIGGER users_last_admin ON users;
DROP TRIGGER users_agent_with_customers ON users;
DROP TRIGGER customers_agent_is_agent ON customers;
DROP FUNCTION users_last_admin_rule(), users_agent_rule(), customers_agent_rule();

CREATE OR REPLACE FUNCTION refuse(constraint_name text, message text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name, MESSAGE = message;
END $$;
