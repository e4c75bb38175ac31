package org.dagmaster.benchmarks.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where a figure was measured.
 *
 * @param memoryGb what the machine has, in GB of 2^30 bytes
 * @param load how many processes wanted a core in the minute before; negative if that is unknown
 */
record Machine(
        int cores,
        String cpu,
        double memoryGb,
        String os,
        String java,
        String postgresql,
        double load) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Machine here(String postgresql, double load) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                cpuModel(),
                system().getTotalMemorySize() / Math.pow(2, 30),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                postgresql,
                load);
    }

    static double loadNow() {
        return system().getSystemLoadAverage();
    }

    private static com.sun.management.OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    }

    private static String cpuModel() {
        try {
            List<String> lines =
                    Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %.1f GB, %s, Java %s, PostgreSQL %s; load before %.2f",
                cores,
                cpu,
                memoryGb,
                os,
                java,
                postgresql,
                load);
    }
}
