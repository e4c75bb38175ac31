package org.dagmaster.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.dagmaster.adapter.cli.Cli;
import org.dagmaster.adapter.cli.platform.Platform;
import org.dagmaster.adapter.cli.platform.Surroundings;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.ConfigProblem;
import org.dagmaster.bootstrap.config.Setting;

/** Where the program begins. */
public final class Main {

    private static final int CONFIGURATION = 3;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            Config config = Config.load(System.getenv());
            // Where logback looks for it, before the first logger is made.
            System.setProperty(Setting.LOG_LEVEL.variable(), config.text(Setting.LOG_LEVEL));
            String version = version();
            Platform platform =
                    new Platform(
                            new LocalServers(config, version),
                            new LocalDatabase(config),
                            new LocalInstallation(config, version));
            return Cli.run(args, platform, Surroundings.ofProcess());
        } catch (ConfigProblem e) {
            System.err.println("error [CONFIG_INVALID]: " + e.sentence());
            return CONFIGURATION;
        }
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream file = Main.class.getResourceAsStream("/dagmaster.properties")) {
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }
}
