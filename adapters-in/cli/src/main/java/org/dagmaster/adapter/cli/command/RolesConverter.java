package org.dagmaster.adapter.cli.command;

import java.util.Locale;
import org.dagmaster.adapter.cli.platform.ServeOptions.Roles;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --roles}. */
final class RolesConverter implements ITypeConverter<Roles> {

    @Override
    public Roles convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "all" -> Roles.ALL;
            case "api" -> Roles.API_ONLY;
            default ->
                    throw new TypeConversionException("'" + value + "' is no role; use all or api");
        };
    }
}
