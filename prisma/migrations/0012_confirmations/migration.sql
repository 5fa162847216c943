-- Confirmations: what was done about an order. The triggers of a table fire in the order of their names:
--   BEFORE INSERT   delivery_statuses_billing, delivery_statuses_current, delivery_statuses_supersedes (clears the old one)
--   AFTER INSERT    the foreign keys, then delivery_statuses_follow (sets the order's status, checks time and author)
--   at commit       delivery_statuses_lines, delivery_statuses_superseded
-- A trigger of billing on the insert comes after delivery_statuses_follow in the alphabet, and one on the update that clears
-- `current` fires inside delivery_statuses_supersedes, when the order is locked and the new confirmation not yet there.

CREATE TRIGGER delivery_statuses_read_committed BEFORE INSERT ON delivery_statuses FOR EACH STATEMENT
WHEN (current_setting('transaction_isolation') <> 'read committed')
EXECUTE FUNCTION refuse_change('delivery_statuses_read_committed', 'Confirm at READ COMMITTED.');

-- For how many days after the delivery date anybody may still confirm. Another number: ALTER DATABASE … SET earlybird.delivery_backdate_days.
CREATE FUNCTION delivery_backdate_days() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('earlybird.delivery_backdate_days', true), '')::integer, 1)
$$;

-- What was delivered is billable. HISTORY and RECOVERABLE are for what an import brings, BILLED for a bill to say.
CREATE FUNCTION set_delivery_billing() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.billing = 'BILLED' OR (NEW.billing IN ('HISTORY', 'RECOVERABLE') AND NEW.method <> 'IMPORT') THEN
    PERFORM refuse('delivery_statuses_billing', 'Leave billing out: it follows from what was delivered.');
  END IF;
  IF NEW.billing IN ('NONE', 'BILLABLE') THEN
    NEW.billing := CASE WHEN NEW.status = 'NOT_DELIVERED' THEN 'NONE' ELSE 'BILLABLE' END;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER delivery_statuses_billing BEFORE INSERT ON delivery_statuses FOR EACH ROW
EXECUTE FUNCTION set_delivery_billing();

CREATE TRIGGER delivery_statuses_current BEFORE INSERT ON delivery_statuses FOR EACH ROW
WHEN (NOT NEW.current)
EXECUTE FUNCTION refuse_change('delivery_statuses_current', 'A confirmation is current when it is written: write them in the order in which they were made.');

CREATE TRIGGER delivery_statuses_current_again BEFORE UPDATE ON delivery_statuses FOR EACH ROW
WHEN (NEW.current AND NOT OLD.current)
EXECUTE FUNCTION refuse_change('delivery_statuses_current_again', 'A superseded confirmation stays superseded: correct the current one.');

-- A correction names the confirmation that it has seen. Of two that name the same, or of one that comes too late, one is
-- refused: the order's lock puts them in a row. What was history before the import stays out of billing.
CREATE FUNCTION supersede_confirmation() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  seen delivery_billing;
BEGIN
  PERFORM FROM orders WHERE customer_id = NEW.customer_id AND id = NEW.order_id FOR NO KEY UPDATE;
  SELECT billing INTO seen FROM delivery_statuses
  WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND id = NEW.supersedes_id AND current
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    PERFORM refuse('delivery_statuses_supersedes', 'A correction supersedes the current confirmation of its order: read that one and decide again.');
  END IF;
  UPDATE delivery_statuses SET current = false, billing = CASE billing WHEN 'HISTORY' THEN billing ELSE 'NONE' END
  WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND id = NEW.supersedes_id;
  IF seen = 'HISTORY' OR (seen = 'RECOVERABLE' AND NEW.status <> 'NOT_DELIVERED') THEN
    NEW.billing := seen;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER delivery_statuses_supersedes BEFORE INSERT ON delivery_statuses FOR EACH ROW
WHEN (NEW.supersedes_id IS NOT NULL) EXECUTE FUNCTION supersede_confirmation();

-- The order takes the outcome over; its lock comes with that, and orders_transition refuses what was cancelled meanwhile.
-- Then time and author are held against the order as it is now. An import brings its own time and author.
CREATE FUNCTION follow_confirmation() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  placed record;
  recorded_on date;
  allowed boolean;
BEGIN
  UPDATE orders SET status = NEW.status::text::order_status
  WHERE customer_id = NEW.customer_id AND id = NEW.order_id
  RETURNING delivery_date, shift, area_id, agent_id INTO placed;

  IF NEW.recorded_at > business_now() THEN
    PERFORM refuse('delivery_statuses_recorded', 'A confirmation is not recorded in the future.');
  END IF;
  IF NEW.method = 'IMPORT' THEN
    RETURN NULL;
  END IF;

  IF (NEW.occurred_at AT TIME ZONE business_time_zone())::date < placed.delivery_date THEN
    PERFORM refuse('delivery_statuses_occurred', 'Nothing is delivered before the day of the order.');
  END IF;
  recorded_on := (NEW.recorded_at AT TIME ZONE business_time_zone())::date;
  IF recorded_on < placed.delivery_date OR (recorded_on > placed.delivery_date + delivery_backdate_days()
      AND (NEW.method <> 'ADMIN' OR coalesce(nullif(btrim(NEW.note), ''), NEW.correction_reason) IS NULL)) THEN
    PERFORM refuse('delivery_statuses_window', 'The day of this order is over: an administrator can still confirm it, with the reason as a note.');
  END IF;

  IF NEW.method = 'AGENT' THEN
    allowed := placed.agent_id = NEW.confirmed_by_id;
  ELSIF NEW.method = 'ADMIN' THEN
    allowed := EXISTS (SELECT FROM users WHERE id = NEW.confirmed_by_id AND role = 'ADMIN');
  ELSE
    -- Locked, so that a link that is being revoked is seen as revoked.
    SELECT revoked_at IS NULL AND NEW.recorded_at < expires_at AND date = placed.delivery_date
        AND (shift IS NULL OR shift = placed.shift)
        AND (area_id IS NULL OR area_id = placed.area_id)
        AND (agent_id IS NULL OR agent_id = placed.agent_id)
      INTO allowed
    FROM share_links WHERE id = NEW.share_link_id FOR SHARE;
  END IF;
  IF allowed IS NOT TRUE THEN
    PERFORM refuse('delivery_statuses_author', 'An order is confirmed by its agent, by a valid link for its round, or by an administrator.');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_statuses_follow AFTER INSERT ON delivery_statuses FOR EACH ROW
EXECUTE FUNCTION follow_confirmation();

-- A confirmation ceases to be current only because another one supersedes it.
CREATE FUNCTION refuse_unsuperseded() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM delivery_statuses WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND supersedes_id = NEW.id
  ) THEN
    PERFORM refuse('delivery_statuses_superseded', 'A confirmation stays current until another one supersedes it.');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER delivery_statuses_superseded AFTER UPDATE ON delivery_statuses DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.current AND NOT NEW.current) EXECUTE FUNCTION refuse_unsuperseded();

-- Lines. What was ordered is the item's to say.
CREATE FUNCTION set_ordered_quantity() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  ordered numeric;
BEGIN
  SELECT quantity INTO ordered FROM order_items
  WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND id = NEW.order_item_id;
  IF NEW.ordered_quantity <> ordered THEN
    PERFORM refuse('delivery_items_ordered', 'Leave the ordered quantity out: it is that of the order''s item.');
  END IF;
  -- Where there is no such item, the foreign key has to say so.
  NEW.ordered_quantity := coalesce(ordered, greatest(NEW.delivered_quantity, 1));
  RETURN NEW;
END $$;

CREATE TRIGGER delivery_items_ordered BEFORE INSERT ON delivery_items FOR EACH ROW
EXECUTE FUNCTION set_ordered_quantity();

-- At commit, when all lines are there: one for every item, and the outcome is what they say. Lines that come later find
-- theirs taken.
CREATE FUNCTION refuse_other_outcome() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  lines record;
BEGIN
  SELECT count(*) AS items, count(line.order_item_id) AS lines,
         CASE WHEN bool_and(line.delivered_quantity = item.quantity) THEN 'DELIVERED'
              WHEN bool_and(line.delivered_quantity = 0) THEN 'NOT_DELIVERED'
              ELSE 'PARTIALLY_DELIVERED' END::delivery_outcome AS outcome
    INTO lines
  FROM order_items AS item
  LEFT JOIN delivery_items AS line
    ON line.customer_id = item.customer_id AND line.order_id = item.order_id AND line.order_item_id = item.id AND line.delivery_status_id = NEW.id
  WHERE item.customer_id = NEW.customer_id AND item.order_id = NEW.order_id;
  IF lines.items = 0 OR lines.lines <> lines.items THEN
    PERFORM refuse('delivery_statuses_lines', 'A confirmation has one line for every item of its order.');
  END IF;
  IF NEW.status <> lines.outcome THEN
    PERFORM refuse('delivery_statuses_outcome', 'The outcome is what the lines say: DELIVERED is all of all, NOT_DELIVERED none of any.');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER delivery_statuses_lines AFTER INSERT ON delivery_statuses DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION refuse_other_outcome();

-- Links. What a link is for is fixed when it is issued, since confirmations are held against it; it is revoked once.
CREATE TRIGGER share_links_fixed BEFORE UPDATE ON share_links FOR EACH ROW
WHEN ((OLD.id, OLD.token_hash, OLD.date, OLD.area_id, OLD.agent_id, OLD.shift, OLD.created_by_id, OLD.created_at, OLD.expires_at)
    IS DISTINCT FROM (NEW.id, NEW.token_hash, NEW.date, NEW.area_id, NEW.agent_id, NEW.shift, NEW.created_by_id, NEW.created_at, NEW.expires_at)
  OR (OLD.revoked_at IS NOT NULL AND OLD.revoked_at IS DISTINCT FROM NEW.revoked_at))
EXECUTE FUNCTION refuse_change('share_links_fixed', 'A link keeps what it was issued for: revoke it and issue another one.');
