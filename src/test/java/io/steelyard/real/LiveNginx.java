package io.steelyard.real;

import io.steelyard.conformance.ServerLine;
import io.steelyard.conformance.Trace.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * nginx with one worker: every change is a reload, which starts a new worker and leaves the old one its connections.
 *
 * <p>A worker gives a connection's place up before it hangs up on the client, so that nothing is left to wait for after that.
 */
final class LiveNginx implements LiveProxy {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> SCRATCH = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi");

    private final List<String> command;
    private final String directive;
    private final Path folder;
    private final FreeAddress free;
    private final Children children = new Children();
    private final Process process;
    private InetSocketAddress address;
    private int generation;

    /**
     * Starts a master with a worker.
     *
     * @param directive of the upstream block; empty for round robin
     * @param folder for its files
     */
    LiveNginx(Path program, String directive, Path folder, FreeAddress free, List<ServerLine> lines)
            throws IOException {
        this.directive = directive;
        this.folder = folder.toAbsolutePath();
        this.free = free;
        command = List.of(
                program.toString(),
                "-p",
                this.folder.toString(),
                "-c",
                this.folder.resolve("nginx.conf").toString(),
                "-e",
                this.folder.resolve("nginx.log").toString());
        configure(lines);
        process = children.start(this.folder.resolve("nginx.out"), command);
        try {
            awaitStart();
        } catch (IOException | RuntimeException failed) {
            children.close();
            throw failed;
        }
    }

    private void configure(List<ServerLine> lines) throws IOException {
        address = free.next();
        Path file = folder.resolve("nginx.conf");
        String method = directive.isEmpty() ? "" : "    " + directive + ";\n";
        String servers = lines.stream()
                .map(line -> "    server " + line.address() + " weight=" + line.weight() + (line.takes() ? "" : " down")
                        + ";\n")
                .collect(Collectors.joining());
        Files.writeString(file, beginning() + "  upstream be {\n" + method + servers + "  }\n" + ending());
    }

    /** A master of the super-user must be told in whose name its workers run; one of anybody else may not choose. */
    private String beginning() throws IOException {
        boolean superuser = Files.getAttribute(folder, "unix:uid").equals(0);
        String scratch = SCRATCH.stream()
                .map(name -> "  " + name + "_temp_path " + name + "_temp;\n")
                .collect(Collectors.joining());
        return (superuser ? "user root;\n" : "")
                + "daemon off;\nworker_processes 1;\npid nginx.pid;\nerror_log nginx.log warn;\n"
                + "events { worker_connections 9600; }\nhttp {\n  access_log off;\n"
                + scratch;
    }

    private String ending() {
        return """
                  server {
                    listen %s backlog=4096;
                    location / {
                      proxy_pass http://be;
                      proxy_http_version 1.1;
                      proxy_set_header Upgrade $http_upgrade;
                      proxy_set_header Connection "upgrade";
                      proxy_connect_timeout 2s;
                      proxy_read_timeout 1h;
                      proxy_send_timeout 1h;
                    }
                  }
                }
                """.formatted(FreeAddress.text(address));
    }

    private void awaitStart() throws IOException {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!listens() || !Files.exists(folder.resolve("nginx.pid"))) {
            if (!process.isAlive()) {
                throw new LiveCheckException("nginx does not run:\n" + Children.tail(folder.resolve("nginx.out")));
            }
            deadline.pause("nginx does not listen on " + address + ":\n" + Children.tail(folder.resolve("nginx.log")));
        }
    }

    private boolean listens() {
        try (Socket probe = new Socket()) {
            probe.connect(address, 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public void change(Step step, List<ServerLine> lines) throws IOException {
        configure(lines);
        generation++;
        List<String> reload = new ArrayList<>(command);
        reload.addAll(List.of("-s", "reload"));
        children.start(folder.resolve("nginx.out"), reload);
        awaitStart();
    }

    @Override
    public boolean throwsOff() {
        return false;
    }

    @Override
    public void settle(int server, int connections) {}

    @Override
    public void close() {
        children.close();
    }
}
