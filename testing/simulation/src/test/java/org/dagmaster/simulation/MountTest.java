package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dagmaster.application.worker.WorkFolders;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work folders on the mount. */
class MountTest {

    @TempDir Path mount;

    @Test
    void theFolderOfAJobThatEndedGoesAndThatOfALiveOneStays() throws IOException {
        Engine engine = Engine.on(mount, Flow.chain("two", "a", "b").end());
        WorkFolders folders = new WorkFolders(mount, engine.store, engine.clock);
        JobId job = engine.submit("two");
        engine.cycle();
        Path file = mount.resolve(job + "/deep/file.tif");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "pixels");
        folders.run();
        assertThat(file).exists();

        engine.untilEnded(job);
        engine.ended.forEach(folders::jobEnded);
        folders.run();
        assertThat(mount.resolve(job.toString())).doesNotExist();
    }

    @Test
    void leftoversGoAndWhatIsNotOursStays() throws IOException {
        Engine engine = Engine.on(mount, Flow.chain("two", "a", "b").end());
        JobId over = engine.submit("two");
        engine.untilEnded(over);
        Path unknown = Files.createDirectories(mount.resolve(Examples.newJobId() + "/x"));
        Path ended = Files.createDirectories(mount.resolve(over.toString()));
        Path foreign = Files.createDirectories(mount.resolve("lost+found"));

        new WorkFolders(mount, engine.store, engine.clock).run();

        assertThat(unknown.getParent()).doesNotExist();
        assertThat(ended).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void aMountThatIsNotThereHasNothingToClean() {
        Engine engine = Engine.on(mount, Flow.chain("two", "a", "b").end());

        assertThat(new WorkFolders(mount.resolve("missing"), engine.store, engine.clock).run())
                .isPositive();
    }
}
