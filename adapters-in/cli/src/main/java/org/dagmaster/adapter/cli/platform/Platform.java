package org.dagmaster.adapter.cli.platform;

/** What the command line needs of the program it is part of. */
public record Platform(Servers servers, Database database, Installation installation) {}
