package org.dagmaster.adapter.postgres;

import java.util.List;
import java.util.Optional;
import org.dagmaster.application.port.out.WorkflowStore;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jdbi.v3.core.Handle;

record PostgresWorkflowStore(Handle handle) implements WorkflowStore {

    @Override
    public String pin(WorkflowRef ref, String yaml) {
        // Nearly always it is there; looking first writes nothing then.
        return find(ref).orElseGet(() -> insert(ref, yaml));
    }

    private String insert(WorkflowRef ref, String yaml) {
        handle.createUpdate(
                        """
                        INSERT INTO dagapp.dag_workflows (workflow_id, version, yaml)
                        VALUES (:id, :version, :yaml)
                        ON CONFLICT (workflow_id, version) DO NOTHING
                        """)
                .bind("id", ref.id().value())
                .bind("version", ref.version())
                .bind("yaml", yaml)
                .execute();
        return find(ref).orElseThrow();
    }

    @Override
    public Optional<String> find(WorkflowRef ref) {
        return handle.createQuery(
                        """
                        SELECT yaml FROM dagapp.dag_workflows
                        WHERE workflow_id = :id AND version = :version
                        """)
                .bind("id", ref.id().value())
                .bind("version", ref.version())
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public List<Integer> versions(WorkflowId id) {
        return handle.createQuery(
                        """
                        SELECT version FROM dagapp.dag_workflows
                        WHERE workflow_id = :id ORDER BY version
                        """)
                .bind("id", id.value())
                .mapTo(Integer.class)
                .list();
    }
}
