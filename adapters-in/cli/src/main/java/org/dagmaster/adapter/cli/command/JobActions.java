package org.dagmaster.adapter.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands below {@code job} that act on a job. */
final class JobActions {

    private JobActions() {}

    @Command(
            name = "cancel",
            description = "Ends a job. What completed stays; what runs is told to stop.",
            footer = {
                "",
                "Example:",
                "  ./dagmaster job cancel 01890a5d-ac96-774b-bcce-b302099a8057 --reason typo"
            })
    static final class Cancel extends JobAction {

        Cancel(Shell shell) {
            super(shell, "cancel");
        }
    }

    @Command(
            name = "pause",
            description = {
                "Starts nothing more of a job until it is resumed.",
                "What runs goes on, and its result is kept."
            },
            footer = {
                "",
                "Example:",
                "  ./dagmaster job pause 01890a5d-ac96-774b-bcce-b302099a8057"
            })
    static final class Pause extends JobAction {

        Pause(Shell shell) {
            super(shell, "pause");
        }
    }

    @Command(
            name = "resume",
            description = "Lets a paused job go on.",
            footer = {
                "",
                "Example:",
                "  ./dagmaster job resume 01890a5d-ac96-774b-bcce-b302099a8057"
            })
    static final class Resume extends JobAction {

        Resume(Shell shell) {
            super(shell, "resume");
        }
    }

    @Command(
            name = "retry",
            description = {
                "Tries again what failed, with all its retries; what completed stays.",
                "A job that had ended is taken up again."
            },
            footer = {
                "",
                "Examples:",
                "  ./dagmaster job retry 01890a5d-ac96-774b-bcce-b302099a8057",
                "  ./dagmaster job retry 01890a5d-ac96-774b-bcce-b302099a8057 cog --dry-run",
                "  ./dagmaster job retry 01890a5d-ac96-774b-bcce-b302099a8057 split__7"
            })
    static final class Retry extends JobAction {

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "NODE",
                description =
                        "A node, or a child of a fan_out such as split__7; everything that failed"
                                + " without it.")
        private @Nullable String node;

        Retry(Shell shell) {
            super(shell, "retry");
        }

        @Override
        protected @Nullable String node() {
            return node;
        }
    }

    @Command(
            name = "rerun",
            description = {
                "Runs a node and all that follows it again.",
                "What came before it stays, and is not run again."
            },
            footer = {
                "",
                "Example:",
                "  ./dagmaster job rerun 01890a5d-ac96-774b-bcce-b302099a8057 cog --dry-run"
            })
    static final class Rerun extends JobAction {

        @Parameters(index = "1", paramLabel = "NODE", description = "The node.")
        private String node = "";

        Rerun(Shell shell) {
            super(shell, "rerun");
        }

        @Override
        protected String node() {
            return node;
        }
    }

    @Command(
            name = "skip",
            description = "Goes on without a node, as if on a branch that was not taken.",
            footer = {
                "",
                "Example:",
                "  ./dagmaster job skip 01890a5d-ac96-774b-bcce-b302099a8057 preview"
            })
    static final class Skip extends JobAction {

        @Parameters(index = "1", paramLabel = "NODE", description = "The node.")
        private String node = "";

        Skip(Shell shell) {
            super(shell, "skip");
        }

        @Override
        protected String node() {
            return node;
        }
    }
}
