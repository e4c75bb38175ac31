package org.dagmaster.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dagmaster.adapter.blob.FileBlobStore;
import org.dagmaster.adapter.cli.platform.Installation;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.bootstrap.config.Config;

/** What can be told and done without a server. */
record LocalInstallation(Config config, String version) implements Installation {

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (var setting : org.dagmaster.bootstrap.config.Setting.values()) {
            Config.Value value = config.value(setting);
            boolean hide = setting.isSecret() && !value.text().isEmpty();
            settings.add(
                    new Setting(setting.key(), hide ? "********" : value.text(), value.source()));
        }
        return settings;
    }

    @Override
    public Optional<Path> blobFile(String container, String name) {
        Path root = config.folder(org.dagmaster.bootstrap.config.Setting.BLOBS);
        Path file = Path.of(new FileBlobStore(root).uri(new BlobRef(container, name)));
        return Optional.of(file).filter(Files::exists);
    }
}
