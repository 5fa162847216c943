-- The name of what refused also as the hint: the driver adapter that Prisma writes through passes a check's hint on, and
-- not its constraint.
CREATE OR REPLACE FUNCTION refuse(constraint_name text, message text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name, HINT = constraint_name, MESSAGE = message;
END $$;

-- Whoever is on a round is on a delivery agent's round. Both sides are held: a customer gets an agent only, and an agent with
-- customers stays one. FOR SHARE makes the two wait for each other.
CREATE FUNCTION customers_agent_rule() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM users WHERE id = NEW.agent_id AND role = 'DELIVERY_AGENT' FOR SHARE;
  IF NOT FOUND THEN
    PERFORM refuse('customers_agent_is_agent', 'Only a user of role DELIVERY_AGENT can be a customer''s agent.');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER customers_agent_is_agent AFTER INSERT OR UPDATE OF agent_id ON customers
FOR EACH ROW WHEN (NEW.agent_id IS NOT NULL) EXECUTE FUNCTION customers_agent_rule();

CREATE FUNCTION users_agent_rule() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM customers WHERE agent_id = NEW.id) THEN
    PERFORM refuse('users_agent_with_customers', 'Assign the agent''s customers to another agent first.');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER users_agent_with_customers BEFORE UPDATE OF role ON users
FOR EACH ROW WHEN (OLD.role = 'DELIVERY_AGENT' AND NEW.role <> 'DELIVERY_AGENT') EXECUTE FUNCTION users_agent_rule();

-- A business without an administrator could be repaired in SQL only. The row locks of two administrators who disable each other
-- do not meet, so the last look is taken under a lock of its own.
CREATE FUNCTION users_last_admin_rule() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('users_last_admin', 0));
  IF NOT EXISTS (SELECT 1 FROM users WHERE role = 'ADMIN' AND status = 'ACTIVE') THEN
    PERFORM refuse('users_last_admin', 'This is the last active administrator: make another one first.');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER users_last_admin AFTER UPDATE OF role, status ON users
FOR EACH ROW WHEN (OLD.role = 'ADMIN' AND OLD.status = 'ACTIVE' AND (NEW.role <> 'ADMIN' OR NEW.status <> 'ACTIVE'))
EXECUTE FUNCTION users_last_admin_rule();
