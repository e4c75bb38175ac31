package org.dagmaster.application.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dagmaster.application.engine.Cycle;
import org.dagmaster.application.engine.Doorbell;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans the mount: a job's work folder goes when the job has ended. That of a job which failed in
 * a way that trying again may mend stays for a day, so that a retry finds what was staged. What a
 * killed process left behind is found by looking which folders belong to jobs that are over.
 */
public final class WorkFolders implements Cycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    /** How long the folder of a job stays that may be retried. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Path mount;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Doorbell bell = new Doorbell();

    public WorkFolders(Path mount, UnitOfWork unitOfWork, Clock clock) {
        this.mount = mount;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Rings when a job has ended: what the thread of this cycle waits on. */
    public Doorbell bell() {
        return bell;
    }

    /** Has the folder of a job that ended removed soon. */
    public void jobEnded(JobId job) {
        LOG.debug("job {} ended", job);
        bell.ring();
    }

    @Override
    public Duration run() {
        leftovers().forEach(this::remove);
        return SWEEP_EVERY;
    }

    /** The folders of jobs that are over, or that no one knows. */
    private List<JobId> leftovers() {
        List<JobId> present = present();
        if (present.isEmpty()) {
            return List.of();
        }
        return unitOfWork.inTransaction(stores ->
                present.stream()
                        .filter(job -> stores.jobs().find(job).map(this::isDone).orElse(true))
                        .toList());
    }

    private boolean isDone(Job job) {
        Instant endedAt = job.endedAt();
        Failure failure = job.failure();
        boolean mayGoOn = failure != null && failure.retryable();
        return endedAt != null && !(mayGoOn && endedAt.plus(KEPT).isAfter(clock.now()));
    }

    private List<JobId> present() {
        if (!Files.isDirectory(mount)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(mount)) {
            return folders.map(folder -> jobOf(folder.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The job whose folder has that name; what else lies on the mount is not ours. */
    private static Optional<JobId> jobOf(String name) {
        try {
            return Optional.of(JobId.parse(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void remove(JobId job) {
        Path folder = mount.resolve(job.toString());
        if (!Files.exists(folder)) {
            return;
        }
        try {
            deepestFirst(folder).forEach(WorkFolders::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the work folder of job {} could not be removed, later again", job, e);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList());
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
