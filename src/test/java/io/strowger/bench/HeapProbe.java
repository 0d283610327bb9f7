package io.strowger.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a JVM, by jcmd, what is alive on its heap. */
final class HeapProbe {
    private static final Pattern USED =
            Pattern.compile(
                    "(?m)^ ?(?:garbage-first|PSYoungGen|ParOldGen|def new|tenured|Shenandoah|ZHeap)[^\n]*?used (\\d+)([KMG])");

    private final Path jcmd;
    private final long pid;

    HeapProbe(Path javaHome, long pid) {
        jcmd = javaHome.resolve("bin/jcmd");
        this.pid = pid;
    }

    /** Bytes in use after two collections: the second takes what the first made unreachable. */
    long liveBytes() throws IOException {
        run("GC.run");
        run("GC.run");
        String info = run("GC.heap_info");
        Matcher used = USED.matcher(info);
        long bytes = 0;
        while (used.find()) {
            bytes += Long.parseLong(used.group(1)) << shift(used.group(2));
        }
        if (bytes == 0) {
            throw new IOException("cannot read the heap's size from: " + info);
        }
        return bytes;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "K" -> 10;
            case "M" -> 20;
            default -> 30;
        };
    }

    private String run(String command) throws IOException {
        Process process =
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
