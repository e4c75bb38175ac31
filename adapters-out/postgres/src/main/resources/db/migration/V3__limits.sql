-- What all workers together may run at once is counted by their leases; so a lease tells what it is of.
-- A task whose attempt before died with its worker runs alone: perhaps it was what killed it.

ALTER TABLE dagapp.dag_queue ADD COLUMN alone boolean NOT NULL DEFAULT false;
ALTER TABLE dagapp.dag_queue_held ADD COLUMN alone boolean NOT NULL DEFAULT false;

ALTER TABLE dagapp.dag_task_leases
    ADD COLUMN queue   text    NOT NULL DEFAULT '',
    ADD COLUMN handler text    NOT NULL DEFAULT '',
    ADD COLUMN alone   boolean NOT NULL DEFAULT false;
