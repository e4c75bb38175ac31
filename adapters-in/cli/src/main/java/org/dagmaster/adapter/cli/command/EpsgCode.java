package org.dagmaster.adapter.cli.command;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's value such as {@code EPSG:4326}. */
final class EpsgCode implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
        String code = value.toUpperCase(Locale.ROOT);
        if (!code.matches("EPSG:[0-9]{1,6}")) {
            throw new TypeConversionException(
                    "'" + value + "' is no CRS; write it as EPSG and its number: EPSG:4326");
        }
        return code;
    }
}
