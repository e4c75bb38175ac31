package org.dagmaster.adapter.cli.command;

import org.dagmaster.adapter.cli.platform.Platform;
import org.dagmaster.adapter.cli.platform.Surroundings;
import org.dagmaster.adapter.cli.server.Connections;
import org.dagmaster.adapter.cli.text.Console;

/** What every command works with. */
public record Shell(Platform platform, Surroundings surroundings, Console console) {

    Connections connections() {
        return new Connections(platform, surroundings, console);
    }
}
