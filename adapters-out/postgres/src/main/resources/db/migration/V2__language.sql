-- Fan_outs: children are rows of their own, narrow and apart from the nodes, of which there are few.
-- Outputs that are too large to travel are kept in the blob store; a reference stands in their place.

CREATE TABLE dagapp.dag_children (
    job_id      uuid    NOT NULL,
    node_id     text    NOT NULL,
    child_index integer NOT NULL,
    status      text    NOT NULL
        CHECK (status IN ('PENDING', 'READY', 'DISPATCHED', 'RUNNING', 'COMPLETED', 'FAILED',
                          'CANCELLED')),
    attempt     integer NOT NULL,
    spared      integer NOT NULL,
    not_before  timestamptz,
    since       timestamptz,
    worker      text,
    output      json,
    output_ref  text,
    failure     json,
    PRIMARY KEY (job_id, node_id, child_index)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
COMMENT ON TABLE dagapp.dag_children IS 'The children of fan_outs, one row each; as a task a child is named node_id__child_index.';

-- Those that wait for another attempt; empty while all is well.
CREATE INDEX dag_children_waiting ON dagapp.dag_children (job_id, not_before)
    WHERE status = 'READY';

ALTER TABLE dagapp.dag_node_states
    ADD COLUMN spared     integer NOT NULL DEFAULT 0,
    ADD COLUMN output_ref text,
    ADD COLUMN children   json;
COMMENT ON COLUMN dagapp.dag_node_states.spared IS 'How many of the attempts used up no retry.';
COMMENT ON COLUMN dagapp.dag_node_states.children IS 'How the children of a fan_out at work stand, in numbers.';

ALTER TABLE dagapp.dag_task_results ADD COLUMN output_ref text;
ALTER TABLE dagapp.dag_jobs ADD COLUMN result_ref text;

-- Tasks of paused jobs, out of the way of those that take: a row is moved here and back, never updated.
CREATE TABLE dagapp.dag_queue_held (LIKE dagapp.dag_queue INCLUDING IDENTITY INCLUDING STORAGE);
ALTER TABLE dagapp.dag_queue_held ADD PRIMARY KEY (job_id, node_id, attempt);
COMMENT ON TABLE dagapp.dag_queue_held IS 'Tasks of paused jobs, which no worker takes until the job is resumed.';

-- Which queues a worker takes from, and how many tasks of each it runs at once.
ALTER TABLE dagapp.dag_workers
    ADD COLUMN queues text[]    NOT NULL DEFAULT '{}',
    ADD COLUMN slots  integer[] NOT NULL DEFAULT '{}';
