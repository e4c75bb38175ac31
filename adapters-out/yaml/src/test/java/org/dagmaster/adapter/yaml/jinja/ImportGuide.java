package org.dagmaster.adapter.yaml.jinja;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page on importing, taken apart. */
final class ImportGuide {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern PAIR =
            Pattern.compile("(?ms)^```yaml\n(.*?)^```\n\nbecomes\n\n```yaml\n(.*?)^```$");
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^### ([A-Z_]+)\n(.*?)(?=^#{2,3} |\\z)");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^```yaml\n(.*?)^```\n\n```text\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private ImportGuide() {}

    /** What becomes what. */
    record Pair(String old, String ours) {}

    /** A code, a text, and what is told of it; both empty if there is no example. */
    record Problem(String code, String yaml, String told) {
        @Override
        public String toString() {
            return code;
        }
    }

    /** The examples of whole texts. */
    static List<Pair> texts() {
        return PAIR.matcher(page("import-jinja.md"))
                .results()
                .map(pair -> new Pair(pair.group(1), pair.group(2)))
                .toList();
    }

    /** The rows of the table whose head begins so; a row may have several. */
    static List<Pair> table(String head) {
        List<Pair> pairs = new ArrayList<>();
        String page = page("import-jinja.md");
        String table = page.substring(page.indexOf("| " + head));
        for (String row : table.substring(0, table.indexOf("\n\n")).lines().skip(2).toList()) {
            List<String> codes =
                    CODE.matcher(row.replace("\\|", "|"))
                            .results()
                            .map(code -> code.group(1))
                            .toList();
            int half = codes.size() - codes.size() / 2;
            for (int i = 0; i < half; i++) {
                boolean isShared = codes.size() % 2 == 1;
                pairs.add(new Pair(codes.get(i), codes.get(isShared ? half : half + i)));
            }
        }
        return pairs;
    }

    static List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (MatchResult section : SECTION.matcher(page("import-jinja.md")).results().toList()) {
            List<MatchResult> examples = EXAMPLE.matcher(section.group(2)).results().toList();
            problems.add(
                    examples.isEmpty()
                            ? new Problem(section.group(1), "", "")
                            : new Problem(
                                    section.group(1),
                                    examples.getFirst().group(1),
                                    examples.getFirst().group(2)));
        }
        return problems;
    }

    static String page(String name) {
        return read(ROOT.resolve("docs").resolve(name));
    }

    /** The workflows that are shipped. */
    static List<Path> shipped() {
        Path folder = ROOT.resolve("workflows/src/main/resources/workflows");
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
