package org.dagmaster.adapter.yaml.jinja;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.workflow.NodeId;

/** What the nodes are called: the predecessor allowed capitals and more, as in START and END. */
final class NodeNames {

    private final Map<String, String> ours = new LinkedHashMap<>();

    /**
     * @param names in the source
     */
    NodeNames(Set<String> names) {
        Set<String> taken = new HashSet<>(names);
        for (String name : names) {
            String valid = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            boolean renames = !NodeId.isValid(name) && NodeId.isValid(valid) && taken.add(valid);
            ours.put(name, renames ? valid : name);
        }
    }

    /** The name in our language; the same where it is valid, or none can be found for it. */
    String ours(String name) {
        return ours.getOrDefault(name, name);
    }

    List<String> ours(List<String> names) {
        return names.stream().map(this::ours).toList();
    }
}
