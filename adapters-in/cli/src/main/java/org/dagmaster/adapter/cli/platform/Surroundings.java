package org.dagmaster.adapter.cli.platform;

import java.io.Console;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The process around a command.
 *
 * @param out data, and nothing else
 * @param err progress and errors
 * @param environment DAGMASTER_URL, DAGMASTER_TTY, DAGMASTER_DEBUG, NO_COLOR, COLUMNS, LINES
 * @param terminal whether {@code err} is one; asked only when something is to be shown live
 * @param zone times are shown in
 * @param user the name of the operating system's user, as whom jobs are submitted and acted on
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        BooleanSupplier terminal,
        ZoneId zone,
        String user,
        InstantSource clock,
        Interrupts interrupts,
        Patience patience) {

    /** Those of this process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                System.out,
                System.err,
                environment,
                () -> isTerminal(environment.get("DAGMASTER_TTY")),
                ZoneId.systemDefault(),
                System.getProperty("user.name", ""),
                InstantSource.system(),
                Interrupts.ofProcess(),
                Patience.USUAL);
    }

    /** The launcher knows best, as it can ask about standard error alone, and says 1 or 0. */
    private static boolean isTerminal(@Nullable String said) {
        if (said != null && !said.isBlank()) {
            return said.equals("1");
        }
        // Null where the JVM was told to use its plain console, and there is no terminal.
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
