package org.dagmaster.adapter.postgresserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What we set in PostgreSQL: for a laptop, with short and hot tables. */
final class ServerConfiguration {

    private ServerConfiguration() {}

    static String text(Settings settings, int port) {
        Map<String, String> all = new LinkedHashMap<>(common());
        if (!settings.durable()) {
            all.put("fsync", "off");
            all.put("full_page_writes", "off");
        }
        all.putAll(settings.server());
        all.put("port", String.valueOf(port));
        return all.entrySet().stream()
                .map(e -> e.getKey() + " = '" + e.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> common() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("listen_addresses", "127.0.0.1");
        // No socket file: their paths are short of room, and their folders are shared.
        map.put("unix_socket_directories", "");
        map.put("max_connections", "60");
        map.put("shared_buffers", "192MB");
        map.put("work_mem", "16MB");
        map.put("maintenance_work_mem", "128MB");
        map.put("synchronous_commit", "on");
        // Nothing replicates from a private server, and minimal writes least.
        map.put("wal_level", "minimal");
        map.put("max_wal_senders", "0");
        map.put("wal_buffers", "16MB");
        map.put("min_wal_size", "256MB");
        map.put("max_wal_size", "2GB");
        map.put("checkpoint_timeout", "15min");
        map.put("random_page_cost", "1.1");
        map.put("jit", "off");
        // Queue and lease tables turn over within seconds: look often, and do not dawdle.
        map.put("autovacuum_naptime", "10s");
        map.put("autovacuum_vacuum_cost_limit", "2000");
        map.put("timezone", "UTC");
        map.put("log_timezone", "UTC");
        map.put("log_line_prefix", "%m [%p] %d ");
        map.put("log_checkpoints", "off");
        return map;
    }
}
