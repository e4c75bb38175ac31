package org.dagmaster.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.domain.picture.Junctions.Ends;
import org.dagmaster.domain.picture.Junctions.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JunctionsTest {

    /** Of {@code "ac bc"}: from a and from b to c. */
    private static List<Link> links(String words) {
        List<Link> links = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            links.add(new Link(word.substring(0, 1), word.substring(1, 2), word.substring(2)));
        }
        return links;
    }

    private static long outs(String words) {
        return Junctions.of(links(words)).stream().map(Ends::out).distinct().count();
    }

    private static long ins(String words) {
        return Junctions.of(links(words)).stream().map(Ends::in).distinct().count();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "fork,                     ac ad ae,       1, 3",
        "meeting,                  ac bc,          2, 1",
        "apart,                    ac bd,          2, 2",
        "all to all,               ac ad bc bd,    2, 2",
        "one of four is missing,   ac ad bc,       3, 2",
        "another style is apart,   ac bcx,         2, 2",
        "twice the same,           ac ac,          1, 1",
    })
    void linesAreSharedWhereThatSaysNothingWrong(String what, String links, long outs, long ins) {
        assertThat(outs(links)).as("%s: places to leave", what).isEqualTo(outs);
        assertThat(ins(links)).as("%s: places to arrive", what).isEqualTo(ins);
    }

    /** All 512 ways to connect three boxes with three others. */
    @Test
    void aReaderWhoFollowsLinesFindsEveryArrowAndNoOther() {
        for (int set = 0; set < 1 << 9; set++) {
            List<Link> links = new ArrayList<>();
            for (int bit = 0; bit < 9; bit++) {
                if ((set >> bit & 1) == 1) {
                    links.add(new Link("from" + bit / 3, "to" + bit % 3, "plain"));
                }
            }
            Set<List<Object>> drawn = new HashSet<>();
            links.forEach(link -> drawn.add(List.of(link.from(), link.to())));

            assertThat(read(links)).isEqualTo(drawn);
        }
    }

    /** What one can reach along lines that share ends, from where they begin to where they end. */
    private static Set<List<Object>> read(List<Link> links) {
        List<Ends> ends = Junctions.of(links);
        Set<List<Object>> read = new HashSet<>();
        for (int first = 0; first < links.size(); first++) {
            List<Integer> net = new ArrayList<>(List.of(first));
            for (int i = 0; i < net.size(); i++) {
                Ends at = ends.get(net.get(i));
                for (int other = 0; other < links.size(); other++) {
                    boolean touches =
                            ends.get(other).out().equals(at.out())
                                    || ends.get(other).in().equals(at.in());
                    if (touches && !net.contains(other)) {
                        net.add(other);
                    }
                }
            }
            for (int other : net) {
                read.add(List.of(links.get(first).from(), links.get(other).to()));
            }
        }
        return read;
    }
}
