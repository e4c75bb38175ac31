-- Jobs that ended long ago are deleted, those that ended first. The index grows at one end, by one entry when a
-- job ends: that update changes the status, which is in an index too, so no cheaper one is lost.

CREATE INDEX dag_jobs_ended ON dagapp.dag_jobs (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE dagapp.dag_deleted_jobs (
    job_id uuid PRIMARY KEY
);
COMMENT ON TABLE dagapp.dag_deleted_jobs IS 'Deleted jobs whose outputs in the blob store are still to be removed.';

DROP FUNCTION dagapp.dag_drop_event_days(timestamptz);

-- Drops the oldest day of events, if it ended before the given time and no job is left that was
-- created before its end; whether there was one. Jobs are in the order of their ids; the day between
-- is for clocks that differ. To drop a partition nobody may use the others for an instant: if that
-- cannot be had at once, it is for another time, because those who come later would wait as well.
CREATE FUNCTION dagapp.dag_drop_event_day(before timestamptz) RETURNS boolean
    LANGUAGE plpgsql
    SET timezone = 'UTC'
    SET lock_timeout = '100ms'
AS $$
DECLARE
    oldest timestamptz := (SELECT created_at FROM dagapp.dag_jobs ORDER BY job_id LIMIT 1);
    until  timestamptz := least(before, oldest - interval '1 day');
    name   text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('dagapp.dag_job_events'));
    SELECT c.relname INTO name
    FROM pg_inherits i
    JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'dagapp.dag_job_events'::regclass
      AND c.relname ~ '^dag_job_events_[0-9]{8}$'
      AND (to_date(right(c.relname, 8), 'YYYYMMDD') + 1)::timestamptz <= until
    ORDER BY c.relname
    LIMIT 1;
    IF name IS NULL THEN
        DELETE FROM dagapp.dag_job_events_default WHERE at < until;
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE dagapp.%I', name);
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END
$$;
