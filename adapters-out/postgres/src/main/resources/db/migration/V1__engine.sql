-- The engine's tables. Rows are split by how they change: what turns over within seconds (queue,
-- leases, results) is narrow and only ever inserted and deleted; what is kept is appended to.
-- There are no foreign keys between hot tables: each would lock its parent at every insert.
-- Payloads are json, not jsonb: the text comes back as it went, with the order of its keys, the
-- scale of its numbers, and any character, and costs no conversion.

CREATE TABLE dagapp.dag_workflows (
    workflow_id text        NOT NULL,
    version     integer     NOT NULL,
    yaml        text        NOT NULL,
    pinned_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (workflow_id, version)
);
COMMENT ON TABLE dagapp.dag_workflows IS 'The versions of workflows that jobs have used; never changed.';

CREATE TABLE dagapp.dag_jobs (
    job_id           uuid        PRIMARY KEY,
    workflow_id      text        NOT NULL,
    workflow_version integer     NOT NULL,
    status           text        NOT NULL
        CHECK (status IN ('PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED')),
    owner_id         text,
    owner_epoch      bigint      NOT NULL DEFAULT 0,
    last_event       bigint      NOT NULL,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    ended_at         timestamptz,
    idempotency_key  text,
    request_hash     text        NOT NULL,
    correlation_id   text,
    submitted_by     text        NOT NULL,
    inputs           json        NOT NULL,
    result           json,
    failure          json
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02);
COMMENT ON TABLE dagapp.dag_jobs IS 'One row a job. Who writes it must hold owner_epoch.';

-- What can be claimed: ordered by age, and empty while all is well.
CREATE INDEX dag_jobs_unowned ON dagapp.dag_jobs (job_id)
    WHERE owner_id IS NULL AND status IN ('PENDING', 'RUNNING');
CREATE INDEX dag_jobs_owned ON dagapp.dag_jobs (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX dag_jobs_by_status ON dagapp.dag_jobs (status, job_id);
CREATE UNIQUE INDEX dag_jobs_idempotency ON dagapp.dag_jobs (idempotency_key)
    WHERE idempotency_key IS NOT NULL;

CREATE TABLE dagapp.dag_node_states (
    job_id     uuid    NOT NULL,
    node_id    text    NOT NULL,
    status     text    NOT NULL
        CHECK (status IN ('PENDING', 'READY', 'DISPATCHED', 'RUNNING', 'COMPLETED', 'FAILED',
                          'SKIPPED', 'CANCELLED')),
    attempt    integer NOT NULL,
    not_before timestamptz,
    since      timestamptz,
    worker     text,
    output     json,
    failure    json,
    PRIMARY KEY (job_id, node_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
COMMENT ON TABLE dagapp.dag_node_states IS 'Nodes that have left PENDING, one row each.';

CREATE TABLE dagapp.dag_queue (
    position   bigint  NOT NULL GENERATED ALWAYS AS IDENTITY,
    queue      text    NOT NULL,
    job_id     uuid    NOT NULL,
    node_id    text    NOT NULL,
    attempt    integer NOT NULL,
    handler    text    NOT NULL,
    timeout_ms bigint  NOT NULL,
    params     json    NOT NULL,
    PRIMARY KEY (job_id, node_id, attempt)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000,
        vacuum_truncate = off);
CREATE INDEX dag_queue_order ON dagapp.dag_queue (queue, position);
COMMENT ON TABLE dagapp.dag_queue IS 'Tasks that wait for a worker; a row is inserted and deleted, never updated.';

CREATE TABLE dagapp.dag_task_leases (
    job_id     uuid        NOT NULL,
    node_id    text        NOT NULL,
    attempt    integer     NOT NULL,
    worker     text        NOT NULL,
    since      timestamptz NOT NULL DEFAULT clock_timestamp(),
    timeout_ms bigint      NOT NULL,
    progress   json,
    PRIMARY KEY (job_id, node_id, attempt)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000,
        vacuum_truncate = off);
COMMENT ON TABLE dagapp.dag_task_leases IS 'Tasks in the hands of a worker.';

CREATE TABLE dagapp.dag_task_results (
    position   bigint  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id     uuid    NOT NULL,
    node_id    text    NOT NULL,
    attempt    integer NOT NULL,
    kind       text    NOT NULL,
    worker     text,
    started_at timestamptz,
    ended_at   timestamptz,
    output     json,
    failure    json
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000,
        vacuum_truncate = off);
COMMENT ON TABLE dagapp.dag_task_results IS 'Reports of workers that no orchestrator has read yet: kind is started, succeeded or failed.';

CREATE TABLE dagapp.dag_tasks (
    job_id     uuid        NOT NULL,
    node_id    text        NOT NULL,
    attempt    integer     NOT NULL,
    worker     text,
    started_at timestamptz,
    ended_at   timestamptz NOT NULL,
    failure    json,
    PRIMARY KEY (job_id, node_id, attempt)
);
COMMENT ON TABLE dagapp.dag_tasks IS 'Every attempt that has ended; only ever appended to.';

CREATE TABLE dagapp.dag_checkpoints (
    job_id   uuid        NOT NULL,
    node_id  text        NOT NULL,
    attempt  integer     NOT NULL,
    phase    text        NOT NULL,
    step     integer     NOT NULL,
    state    json        NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (job_id, node_id)
) WITH (fillfactor = 60);
COMMENT ON TABLE dagapp.dag_checkpoints IS 'The newest checkpoint of each node.';

CREATE TABLE dagapp.dag_orchestrators (
    owner_id    text        PRIMARY KEY,
    lease_until timestamptz NOT NULL
) WITH (fillfactor = 20);
COMMENT ON TABLE dagapp.dag_orchestrators IS 'One heartbeat row an orchestrator process.';

CREATE TABLE dagapp.dag_workers (
    worker_id   text        PRIMARY KEY,
    lease_until timestamptz NOT NULL
) WITH (fillfactor = 20);
COMMENT ON TABLE dagapp.dag_workers IS 'One heartbeat row a worker process.';

CREATE TABLE dagapp.dag_job_events (
    job_id  uuid        NOT NULL,
    seq     bigint      NOT NULL,
    at      timestamptz NOT NULL,
    type    text        NOT NULL,
    node_id text,
    detail  json,
    PRIMARY KEY (job_id, seq, at)
) PARTITION BY RANGE (at);
COMMENT ON TABLE dagapp.dag_job_events IS 'The timelines of all jobs, a partition a day; old days are dropped whole.';

-- A safety net: nothing is refused because nobody made the partition of its day.
CREATE TABLE dagapp.dag_job_events_default PARTITION OF dagapp.dag_job_events DEFAULT;

-- Makes the partitions of today and the days ahead. A day whose rows are in the default partition
-- already takes them over. Attaching locks writers out for an instant, and only on a new day.
CREATE FUNCTION dagapp.dag_prepare_event_days(days_ahead integer) RETURNS integer
    LANGUAGE plpgsql
    SET timezone = 'UTC'
AS $$
DECLARE
    day     date;
    name    text;
    created integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('dagapp.dag_job_events'));
    FOR day IN
        SELECT (current_date + n)::date FROM generate_series(0, days_ahead) AS n
    LOOP
        name := 'dag_job_events_' || to_char(day, 'YYYYMMDD');
        CONTINUE WHEN to_regclass('dagapp.' || name) IS NOT NULL;
        EXECUTE format('CREATE TABLE dagapp.%I (LIKE dagapp.dag_job_events INCLUDING ALL)', name);
        EXECUTE format(
            'WITH moved AS (
                 DELETE FROM dagapp.dag_job_events_default WHERE at >= %L AND at < %L RETURNING *)
             INSERT INTO dagapp.%I SELECT * FROM moved',
            day::timestamptz, (day + 1)::timestamptz, name);
        EXECUTE format(
            'ALTER TABLE dagapp.dag_job_events ATTACH PARTITION dagapp.%I FOR VALUES FROM (%L) TO (%L)',
            name, day::timestamptz, (day + 1)::timestamptz);
        created := created + 1;
    END LOOP;
    RETURN created;
END
$$;

-- Drops the partitions of days that ended before the given time; how many.
CREATE FUNCTION dagapp.dag_drop_event_days(before timestamptz) RETURNS integer
    LANGUAGE plpgsql
    SET timezone = 'UTC'
AS $$
DECLARE
    name    text;
    dropped integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('dagapp.dag_job_events'));
    FOR name IN
        SELECT c.relname
        FROM pg_inherits i
        JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'dagapp.dag_job_events'::regclass
          AND c.relname ~ '^dag_job_events_[0-9]{8}$'
          AND (to_date(right(c.relname, 8), 'YYYYMMDD') + 1)::timestamptz <= before
    LOOP
        EXECUTE format('DROP TABLE dagapp.%I', name);
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM dagapp.dag_job_events_default WHERE at < before;
    RETURN dropped;
END
$$;
