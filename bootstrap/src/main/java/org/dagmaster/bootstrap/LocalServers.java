package org.dagmaster.bootstrap;

import java.net.URI;
import java.util.Optional;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.Servers;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.bootstrap.config.Config;

/** The servers of the configured data folder. */
record LocalServers(Config config, String version) implements Servers {

    @Override
    public RunningServer start(ServeOptions options) throws StartFailure {
        return LocalServer.start(config, version, options);
    }

    @Override
    public Optional<URI> running() {
        return DataFolder.holder(config.data())
                .flatMap(holder -> Optional.ofNullable(holder.address()));
    }
}
