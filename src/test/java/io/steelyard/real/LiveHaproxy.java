package io.steelyard.real;

import io.steelyard.conformance.ServerLine;
import io.steelyard.conformance.Trace.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** HAProxy with one thread: servers change by run-time commands, and with a reload a new process takes over from the old one. */
final class LiveHaproxy implements LiveProxy {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path program;
    private final String directives;
    private final Path folder;
    private final FreeAddress free;
    private final Children children = new Children();
    private InetSocketAddress address;
    private HaproxyAdmin admin;
    private Process process;
    private int generation;

    /**
     * Starts a process.
     *
     * @param directives of the backend, one after the other with semicolons between them
     * @param folder for its files
     */
    LiveHaproxy(Path program, String directives, Path folder, FreeAddress free, List<ServerLine> lines)
            throws IOException {
        this.program = program;
        this.directives = directives;
        this.folder = folder;
        this.free = free;
        try {
            start(lines, List.of());
        } catch (IOException | RuntimeException failed) {
            children.close();
            throw failed;
        }
    }

    private void start(List<ServerLine> lines, List<String> more) throws IOException {
        address = free.next();
        InetSocketAddress adminAddress = free.next();
        Path file = folder.resolve("haproxy-" + generation + ".cfg");
        Files.writeString(file, configuration(lines, FreeAddress.text(adminAddress)));
        List<String> command = new ArrayList<>(List.of(program.toString(), "-db", "-f", file.toString()));
        command.addAll(more);
        Path log = folder.resolve("haproxy.log");
        process = children.start(log, command);
        admin = connect(adminAddress, log);
    }

    private HaproxyAdmin connect(InetSocketAddress adminAddress, Path log) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (true) {
            try {
                return new HaproxyAdmin(adminAddress);
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new LiveCheckException("HAProxy does not run:\n" + Children.tail(log), notYet);
                }
                deadline.pause("HAProxy does not answer on " + adminAddress);
            }
        }
    }

    private String configuration(List<ServerLine> lines, String adminAddress) {
        String backend = directives
                .lines()
                .flatMap(text -> List.of(text.split(";", -1)).stream())
                .map(line -> "    " + line.trim() + "\n")
                .collect(Collectors.joining());
        String servers = lines.stream()
                .map(line -> "    server " + line.name() + " " + line.address() + " weight " + line.weight()
                        + (line.takes() ? "" : " disabled") + "\n")
                .collect(Collectors.joining());
        return """
                global
                    nbthread 1
                    maxconn 9600
                    stats socket %s level admin
                    stats timeout 1h
                    hard-stop-after 120s
                defaults
                    mode http
                    timeout connect 2s
                    timeout client 1h
                    timeout server 1h
                    timeout tunnel 1h
                    timeout client-fin 2s
                    timeout server-fin 2s
                frontend fe
                    bind %s backlog 4096
                    maxconn 9500
                    default_backend be
                backend be
                """.formatted(adminAddress, FreeAddress.text(address)) + backend + servers;
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
        if (step.operation() == 'R') {
            String old = Long.toString(process.pid());
            admin.close();
            generation++;
            start(lines, List.of("-sf", old));
            return;
        }
        String state = switch (step.operation()) {
            case 'D' -> "drain";
            case 'K' -> "maint";
            default -> "ready";
        };
        for (String server : step.servers()) {
            admin.tell("set server be/" + server + " state " + state);
            if (step.operation() == 'K') {
                admin.tell("shutdown sessions server be/" + server);
            }
        }
    }

    @Override
    public boolean throwsOff() {
        return true;
    }

    @Override
    public void settle(int server, int connections) throws IOException {
        Deadline deadline = Deadline.in(PATIENCE);
        while (true) {
            int counted = admin.sessions(server + 1);
            if (counted == connections) {
                return;
            }
            deadline.check("HAProxy counts " + counted + " connections on " + ServerLine.name(server) + " and not "
                    + connections);
        }
    }

    @Override
    public void close() throws IOException {
        admin.close();
        children.close();
    }
}
