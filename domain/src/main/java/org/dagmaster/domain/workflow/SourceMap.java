package org.dagmaster.domain.workflow;

import java.util.Map;

/**
 * Where each part of a definition stands in its file. Paths are keys joined by dots from the
 * document's root ({@code nodes.cog.params.local_path}, {@code nodes.route.branches.0.next}); a
 * path that was not written falls back to its parent.
 */
public record SourceMap(String file, Map<String, SourcePosition> positions) {

    public SourceMap {
        positions = Map.copyOf(positions);
    }

    public SourcePosition at(String path) {
        for (String p = path; !p.isEmpty(); p = parent(p)) {
            SourcePosition position = positions.get(p);
            if (position != null) {
                return position;
            }
        }
        return SourcePosition.wholeFile(file);
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}
