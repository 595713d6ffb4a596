-- Who decides on an order may also put it to rest, on a page as on the command line.
CREATE POLICY own_stores_new ON app.order_snooze FOR INSERT WITH CHECK (app.may_see(location_id::text));
CREATE POLICY own_stores_changed ON app.order_snooze FOR UPDATE
    USING (app.may_see(location_id::text)) WITH CHECK (app.may_see(location_id::text));
CREATE POLICY own_stores_gone ON app.order_snooze FOR DELETE USING (app.may_see(location_id::text));
COMMENT ON COLUMN app.order_snooze.created_by IS 'A person of app.person, or who ran the command line';
