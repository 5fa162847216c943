DROP TRIGGER share_links_fixed ON share_links;
DROP TRIGGER delivery_statuses_lines ON delivery_statuses;
DROP TRIGGER delivery_items_ordered ON delivery_items;
DROP TRIGGER delivery_statuses_superseded ON delivery_statuses;
DROP TRIGGER delivery_statuses_follow ON delivery_statuses;
DROP TRIGGER delivery_statuses_supersedes ON delivery_statuses;
DROP TRIGGER delivery_statuses_current_again ON delivery_statuses;
DROP TRIGGER delivery_statuses_current ON delivery_statuses;
DROP TRIGGER delivery_statuses_billing ON delivery_statuses;
DROP TRIGGER delivery_statuses_read_committed ON delivery_statuses;

DROP FUNCTION refuse_other_outcome(), set_ordered_quantity(), refuse_unsuperseded(), follow_confirmation(),
  supersede_confirmation(), set_delivery_billing(), delivery_backdate_days();
