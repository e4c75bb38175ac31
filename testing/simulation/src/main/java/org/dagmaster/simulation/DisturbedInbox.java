package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dagmaster.application.port.out.TaskInbox;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.simulation.port.ForwardingTaskInbox;

/** An inbox to which reports come twice, in another order, and late. */
final class DisturbedInbox extends ForwardingTaskInbox {

    private final String process;
    private final Letters letters;
    private final World world;

    DisturbedInbox(TaskInbox real, String process, Letters letters, World world) {
        super(real);
        this.process = process;
        this.letters = letters;
        this.world = world;
    }

    @Override
    public Set<TaskId> finish(WorkerId worker, List<TaskReport> reports) {
        List<TaskReport> disturbed = new ArrayList<>(reports);
        if (strikes()) {
            disturbed.addAll(letters.all().stream().filter(DisturbedInbox::isFinal).toList());
            disturbed.add(world.luck().pick(disturbed));
            world.happened(Fault.REPORT_TWICE, process);
        }
        reorder(disturbed);
        Set<TaskId> kept = super.finish(worker, disturbed);
        reports.stream()
                .filter(report -> !kept.contains(report.task()))
                .forEach(_ -> world.happened(Fault.REPORT_LATE, process));
        letters.remember(reports);
        return kept;
    }

    @Override
    public void started(WorkerId worker, List<TaskReport.Started> reports) {
        List<TaskReport.Started> disturbed = new ArrayList<>(reports);
        if (strikes()) {
            disturbed.addAll(reports);
            world.happened(Fault.REPORT_TWICE, process);
        }
        super.started(worker, disturbed);
    }

    @Override
    public List<TaskReport> take(Collection<JobId> jobs, int limit) {
        int taken = limit;
        if (strikes()) {
            taken = Math.min(limit, 1 + world.luck().below(2));
        }
        List<TaskReport> reports = new ArrayList<>(super.take(jobs, taken));
        if (taken < limit && reports.size() == taken) {
            world.happened(Fault.REPORTS_DELAYED, process);
        }
        reorder(reports);
        return reports;
    }

    private void reorder(List<TaskReport> reports) {
        if (reports.size() > 1 && strikes()) {
            world.luck().shuffle(reports);
            world.happened(Fault.REPORTS_REORDERED, process);
        }
    }

    private static boolean isFinal(TaskReport report) {
        return !(report instanceof TaskReport.Started);
    }

    private boolean strikes() {
        return !world.isCalm() && world.luck().permille(world.weather().messages());
    }
}
