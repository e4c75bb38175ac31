package org.dagmaster.adapter.cli.command;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.dagmaster.adapter.cli.platform.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --roles}: {@code all}, or some roles, divided by commas. */
final class RolesConverter implements ITypeConverter<Set<Role>> {

    @Override
    public Set<Role> convert(String value) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : value.toLowerCase(Locale.ROOT).split(",", -1)) {
            switch (word.strip()) {
                case "all" -> roles.addAll(Role.ALL);
                case "gateway" -> roles.add(Role.GATEWAY);
                case "orchestrator" -> roles.add(Role.ORCHESTRATOR);
                case "worker" -> roles.add(Role.WORKER);
                default ->
                        throw new TypeConversionException(
                                "'%s' is no role; use all, or some of gateway, orchestrator and worker"
                                        .formatted(word.strip()));
            }
        }
        return roles;
    }
}
