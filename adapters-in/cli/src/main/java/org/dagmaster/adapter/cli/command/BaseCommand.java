package org.dagmaster.adapter.cli.command;

import java.util.concurrent.Callable;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.text.Console;

/** A command that does something. It fails by a {@link CliFailure}. */
abstract class BaseCommand implements Callable<Integer> {

    protected final Shell shell;

    BaseCommand(Shell shell) {
        this.shell = shell;
    }

    /** Does it. */
    protected abstract ExitCode run() throws StartFailure;

    @Override
    public final Integer call() {
        try {
            return run().number();
        } catch (StartFailure e) {
            throw CliFailure.of(e);
        }
    }

    protected final Console console() {
        return shell.console();
    }
}
