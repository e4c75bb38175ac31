package org.dagmaster.domain.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dagmaster.domain.change.Notice.Code;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowRef;

/**
 * What the step from one text of a workflow to another means for jobs submitted from then on; jobs
 * that run keep the text they began with.
 *
 * @param changes by subject, and within one by severity
 */
public record WorkflowDiff(
        WorkflowRef from, WorkflowRef to, List<Notice> notices, List<WorkflowChange> changes) {

    /** A workflow and the text that it was read from. */
    public record Source(WorkflowDefinition workflow, String text) {}

    public WorkflowDiff {
        notices = List.copyOf(notices);
        changes = List.copyOf(changes);
    }

    /** Both must be without errors. */
    public static WorkflowDiff between(Source from, Source to) {
        WorkflowDefinition before = from.workflow();
        WorkflowDefinition after = to.workflow();
        Changes changes = new Changes();
        new InputChanges(changes).find(before, after);
        new OutputChanges(changes, before, after).find();
        new NodeChanges(changes, before, after).find();
        new FlowChanges(changes, before, after).find();
        new TextChanges(changes).find(before, after);
        List<WorkflowChange> found = new ArrayList<>(changes.found());
        found.sort(
                Comparator.comparing((WorkflowChange change) -> change.kind().subject())
                        .thenComparing(WorkflowChange::severity));
        boolean isSameText = from.text().equals(to.text());
        return new WorkflowDiff(
                before.ref(),
                after.ref(),
                notices(before.ref(), after.ref(), isSameText, found.isEmpty()),
                found);
    }

    /** Whether callers, or readers of results, have to adapt. */
    public boolean isBreaking() {
        return count(Severity.BREAKING) > 0;
    }

    /** Whether the second text cannot be used beside the first one. */
    public boolean mustRaiseVersion() {
        return notices.stream().anyMatch(notice -> notice.code() == Code.VERSION_NOT_RAISED);
    }

    public long count(Severity severity) {
        return changes.stream().filter(change -> change.severity() == severity).count();
    }

    private static List<Notice> notices(
            WorkflowRef from, WorkflowRef to, boolean isSameText, boolean isSameMeaning) {
        List<Notice> notices = new ArrayList<>();
        if (!from.id().equals(to.id())) {
            String message =
                    "these are different workflows: '%s' and '%s'".formatted(from.id(), to.id());
            notices.add(new Notice(Code.DIFFERENT_WORKFLOWS, message));
        } else if (from.version() == to.version() && !isSameText) {
            notices.add(new Notice(Code.VERSION_NOT_RAISED, notRaised(to)));
        } else if (to.version() < from.version()) {
            String message =
                    "the second text is the older one: version %d after version %d"
                            .formatted(to.version(), from.version());
            notices.add(new Notice(Code.VERSION_LOWERED, message));
        }
        if (isSameText) {
            notices.add(new Notice(Code.SAME_TEXT, "the two texts are the same"));
        } else if (isSameMeaning) {
            String message = "the texts differ in comments, layout or descriptions of nodes alone";
            notices.add(new Notice(Code.SAME_MEANING, message));
        }
        return notices;
    }

    private static String notRaised(WorkflowRef ref) {
        return ("both texts are version %d of '%s', and they differ: the version must be raised, as"
                        + " a version never changes once a job has used it")
                .formatted(ref.version(), ref.id());
    }
}
