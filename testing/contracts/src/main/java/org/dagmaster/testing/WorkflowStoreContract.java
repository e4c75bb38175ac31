package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.WorkflowStore}. */
public abstract class WorkflowStoreContract extends StoresContract {

    private static final WorkflowId ID = new WorkflowId("raster_ingest");

    @Test
    void theFirstTextOfAVersionIsKeptForEver() {
        WorkflowRef ref = new WorkflowRef(ID, 2);

        assertThat(each().workflows().pin(ref, "first: \u00e9")).isEqualTo("first: \u00e9");
        assertThat(each().workflows().pin(ref, "second")).isEqualTo("first: \u00e9");
        assertThat(each().workflows().find(ref)).contains("first: \u00e9");
    }

    @Test
    void versionsAscend() {
        for (int version : new int[] {10, 2, 3}) {
            each().workflows().pin(new WorkflowRef(ID, version), "text");
        }
        each().workflows().pin(new WorkflowRef(new WorkflowId("other"), 7), "text");

        assertThat(each().workflows().versions(ID)).containsExactly(2, 3, 10);
    }

    @Test
    void whatNoJobUsedIsNotThere() {
        assertThat(each().workflows().find(new WorkflowRef(ID, 1))).isEmpty();
        assertThat(each().workflows().versions(ID)).isEmpty();
    }
}
