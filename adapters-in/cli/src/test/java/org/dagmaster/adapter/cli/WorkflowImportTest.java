package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowImportTest {

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @TempDir private Path folder;
    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = folder.resolve("new").resolve("here");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private Result run(String... args) {
        String[] words = new String[args.length + 2];
        words[0] = "workflow";
        words[1] = "import-jinja";
        System.arraycopy(args, 0, words, 2, args.length);
        return cli.run(words);
    }

    @Test
    void theNewTextIsAllThatGoesToStandardOutput() throws IOException {
        Result result = run(file("w.yaml", "x: {{ a }}"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("x: ${a}");
        assertThat(result.err()).isEmpty();
        assertThat(platform.started).isEmpty();
    }

    @Test
    void whatIsNotCarriedOverIsToldOnStandardErrorAndEndsWithOne() throws IOException {
        String file = file("w.yaml", "x: {{ a }} upper\n");

        Result result = run(file);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("x: ${a} upper\n");
        assertThat(result.err())
                .startsWith(file + ":4:9: node 'greet': not carried over [JINJA_FILTER]\n")
                .contains("  next: ");
    }

    @Test
    void theJsonFormHasTheTextAndTheProblems() throws IOException {
        String file = file("w.yaml", "upper");

        Result result = run(file, "--output", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(Json.compact(result.json()))
                .isEqualTo(
                        "{\"file\":\""
                                + file
                                + "\",\"yaml\":\"upper\",\"problems\":[{\"severity\":\"error\","
                                + "\"code\":\"JINJA_FILTER\",\"message\":\"not carried over\","
                                + "\"node\":\"greet\",\"file\":\""
                                + file
                                + "\",\"line\":4,\"column\":9}]}");
    }

    @Test
    void severalFilesGoIntoAFolderThatIsMade() throws IOException {
        String first = file("a/one.yaml", "1: {{ a }}\n");
        String second = file("b/two.yaml", "2: upper\n");

        Result result = run(first, second, "--into", target.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo(
                        first
                                + " -> "
                                + target.resolve("one.yaml")
                                + "\n"
                                + second
                                + " -> "
                                + target.resolve("two.yaml")
                                + "\n");
        assertThat(result.err()).contains(second + ":4:9: ").doesNotContain(first + ":");
        assertThat(target.resolve("one.yaml")).hasContent("1: ${a}");
        assertThat(target.resolve("two.yaml")).hasContent("2: upper");
    }

    @Test
    void theJsonFormOfSeveralTellsWhereEachWent() throws IOException {
        String good = file("good.yaml", "x");
        String bad = file("bad.yaml", "unreadable");

        Result result = run(good, bad, "--into", target.toString(), "--output", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.json().at("/files/0/into").stringValue())
                .isEqualTo(target.resolve("good.yaml").toString());
        assertThat(result.json().at("/files/1/into").isNull()).isTrue();
        assertThat(result.json().at("/files/1/yaml").isNull()).isTrue();
        assertThat(result.json().at("/files/1/problems/0/code").stringValue())
                .isEqualTo("YAML_SYNTAX");
        assertThat(target.resolve("bad.yaml")).doesNotExist();
    }

    @Test
    void aTextThatCannotBeReadGivesNoTextAndNoAdviceOnIt() throws IOException {
        String file = file("w.yaml", "unreadable");

        Result result = run(file);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo(file + ": not carried over [YAML_SYNTAX]\n");
    }

    @Test
    void aFileThatIsNotThereIsToldAndTheOthersAreWritten() throws IOException {
        String missing = folder.resolve("none.yaml").toString();
        String good = file("good.yaml", "x\n");

        Result result = run(missing, good, "--into", target.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(missing + ": There is no file '" + missing + "'. [FILE_NOT_FOUND]\n");
        assertThat(target.resolve("good.yaml")).hasContent("x");
    }

    @Test
    void nothingIsOverwrittenUnlessItIsForced() throws IOException {
        String first = file("a.yaml", "{{ a }}");
        String second = file("b.yaml", "{{ a }}");
        Path there = Path.of(file("new/here/b.yaml", "mine"));

        Result refused = run(first, second, "--into", target.toString());
        Result forced = run(first, second, "--into", target.toString(), "--force");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo(
                        "error [FILE_EXISTS]: '"
                                + there
                                + "' is there already.\n"
                                + "  next: Give another folder, or --force to overwrite it.\n");
        assertThat(forced.exitCode()).isZero();
        assertThat(there).hasContent("${a}");
    }

    @Test
    void nothingIsWrittenIfOneFileCouldNotBe() throws IOException {
        file("new/here/b.yaml", "mine");

        run(file("a.yaml", "x"), file("b.yaml", "x"), "--into", target.toString());

        assertThat(target.resolve("a.yaml")).doesNotExist();
        assertThat(target.resolve("b.yaml")).hasContent("mine");
    }

    @Test
    void twoFilesOfOneNameDoNotOverwriteEachOther() throws IOException {
        String first = file("a/w.yaml", "1");
        String second = file("b/w.yaml", "2");

        Result result = run(first, second, "--into", target.toString(), "--force");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error [FILE_EXISTS]: Two files would become '");
        assertThat(target).doesNotExist();
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        String file = file("w.yaml", "x");
        String other = file("other.yaml", "x");

        Result result = run(file, "--into", other);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error [FILE_UNWRITABLE]: '" + other);
    }

    @Test
    void severalFilesWithoutAFolderAreNotUnderstood() throws IOException {
        String file = file("w.yaml", "x");

        assertThat(run(file, file).exitCode()).isEqualTo(2);
        assertThat(run(file, file).err())
                .isEqualTo(
                        """
                        error [USAGE]: Several files need a folder to go to.
                          next: Add '--into DIR'.
                        """);
        assertThat(run(file, "--force").exitCode()).isEqualTo(2);
        assertThat(run(file, "--force").err()).contains("--force goes with --into.");
    }
}
