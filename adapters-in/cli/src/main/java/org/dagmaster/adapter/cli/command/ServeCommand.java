package org.dagmaster.adapter.cli.command;

import java.time.Duration;
import java.util.Set;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.server.OwnServer;
import org.dagmaster.adapter.cli.text.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = {
            "Runs the server until Ctrl-C.",
            "Jobs that were not over when it last stopped go on."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster serve",
            "  ./dagmaster serve --host 0.0.0.0 --port 9000",
            "  ./dagmaster serve --roles orchestrator,gateway",
            "  ./dagmaster serve --roles worker --queues container-tasks:2"
        })
final class ServeCommand extends BaseCommand {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen at; 0 for any that is free.")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen at.")
    private @Nullable String host;

    @Option(
            names = "--roles",
            paramLabel = "ROLES",
            description =
                    "all (the default), or some of gateway (answers HTTP), orchestrator (carries"
                            + " jobs on) and worker (runs tasks), divided by commas.",
            converter = RolesConverter.class)
    private Set<Role> roles = Role.ALL;

    @Option(
            names = "--queues",
            paramLabel = "NAME[:SLOTS],...",
            description =
                    "The queues that a worker takes tasks from, and how many of each it runs at"
                            + " once; the setting 'queues' otherwise.")
    private @Nullable String queues;

    ServeCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() throws StartFailure {
        if (port != null && (port < 0 || port > 65_535)) {
            throw CliFailure.usage(
                    "PORT_INVALID", "Port " + port + " is not within 0 and 65535.", "");
        }
        if (queues != null && !roles.contains(Role.WORKER)) {
            throw CliFailure.usage(
                    "QUEUES_UNUSED",
                    "--queues is for workers, and this process is none.",
                    "Add worker to --roles, or leave --queues out.");
        }
        Interrupts interrupts = shell.surroundings().interrupts();
        try (OwnServer own =
                OwnServer.start(
                        shell.platform().servers(),
                        new ServeOptions(roles, host, port, queues),
                        interrupts,
                        () -> console().note("Stopping; jobs that are not over are kept."))) {
            announce(own.running());
            interrupts.await(FOREVER);
        }
        return ExitCode.INTERRUPTED;
    }

    private void announce(RunningServer server) {
        server.parts().forEach(part -> console().note("  " + part));
        console()
                .line(
                        "dagmaster %s %s (started in %s; Ctrl-C stops it)"
                                .formatted(
                                        shell.platform().installation().version(),
                                        server.address()
                                                .map(address -> "serves " + address)
                                                .orElse("is at work"),
                                        Words.duration(server.startedIn())));
    }
}
