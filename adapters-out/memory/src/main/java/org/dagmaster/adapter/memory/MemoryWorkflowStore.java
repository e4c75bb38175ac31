package org.dagmaster.adapter.memory;

import java.util.List;
import java.util.Optional;
import org.dagmaster.application.port.out.WorkflowStore;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;

record MemoryWorkflowStore(Tables tables) implements WorkflowStore {

    @Override
    public String pin(WorkflowRef ref, String yaml) {
        Optional<String> kept = find(ref);
        if (kept.isEmpty()) {
            tables.workflows.put(ref, yaml);
        }
        return kept.orElse(yaml);
    }

    @Override
    public Optional<String> find(WorkflowRef ref) {
        return tables.workflows.get(ref);
    }

    @Override
    public List<Integer> versions(WorkflowId id) {
        return tables.workflows.keys((ref, _) -> ref.id().equals(id)).stream()
                .map(WorkflowRef::version)
                .toList();
    }
}
