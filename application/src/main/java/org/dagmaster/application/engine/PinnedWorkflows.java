package org.dagmaster.application.engine;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graphs of pinned workflows. A running job never reads the live definition: its version was
 * pinned, as text, when it was submitted, and a version never changes, so each is read once.
 */
public final class PinnedWorkflows {

    private static final Logger LOG = LoggerFactory.getLogger(PinnedWorkflows.class);

    private final BiFunction<WorkflowRef, String, WorkflowDefinition> reader;
    private final ConcurrentMap<WorkflowRef, WorkflowGraph> graphs = new ConcurrentHashMap<>();

    /**
     * @param reader reads a pinned text
     */
    public PinnedWorkflows(BiFunction<WorkflowRef, String, WorkflowDefinition> reader) {
        this.reader = reader;
    }

    /** Empty where the pinned text can no longer be read: jobs are shown all the same. */
    Optional<WorkflowGraph> readable(Stores stores, WorkflowRef ref) {
        try {
            return Optional.of(graph(stores, ref));
        } catch (StorageUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be read, and nodes of its jobs cannot be shown", ref, e);
            return Optional.empty();
        }
    }

    /**
     * @throws IllegalStateException if the version was never pinned
     */
    public WorkflowGraph graph(Stores stores, WorkflowRef ref) {
        WorkflowGraph known = graphs.get(ref);
        if (known != null) {
            return known;
        }
        String yaml =
                stores.workflows()
                        .find(ref)
                        .orElseThrow(() -> new IllegalStateException(ref + " was never pinned"));
        WorkflowGraph graph = WorkflowGraph.of(reader.apply(ref, yaml));
        graphs.put(ref, graph);
        return graph;
    }
}
