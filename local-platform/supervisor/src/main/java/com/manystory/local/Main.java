package com.manystory.local;

import com.manystory.local.platform.BrandWait;
import com.manystory.local.platform.OperatorClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The Java side of `./manystory`, which finds the JDK and builds before it comes here.
public final class Main {

    private Main() {}

    /// Runs one command: `run`, `down`, `status`, `reset`, `token`, `brand`, `audit`, `fleet` or
    /// `usage`.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var console = Console.from(System.getenv());
        try {
            System.exit(run(List.of(arguments), console));
        } catch (LocalPlatformException e) {
            console.say(console.mark(false, "✗ ") + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> arguments, Console console)
            throws IOException, InterruptedException {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        var projectRoot =
                Path.of(System.getProperty("manystory.root", ".")).toAbsolutePath().normalize();
        var ports = Ports.from(System.getenv());
        var state = StateFolder.from(System.getenv(), projectRoot);
        switch (command) {
            case "run" ->
                    new Supervisor(projectRoot, state, ports, console, UpOptions.parse(rest)).run();
            case "down" -> new Down(state, console).run();
            case "status" -> {
                return new Status(state, console).print() ? 0 : 1;
            }
            case "reset" -> new Reset(state, console).run(rest.contains("--yes"));
            case "token" -> console.say(client(ports, state).token());
            case "brand" ->
                    new BrandCommand(client(ports, state), console, BrandWait.LIMIT).run(rest);
            case "audit" -> {
                return new AuditCommand(client(ports, state), console).run(rest) ? 0 : 1;
            }
            case "fleet" -> {
                return new FleetCommand(client(ports, state), console).run(rest) ? 0 : 1;
            }
            case "usage" -> new UsageCommand(client(ports, state), console).run(rest);
            default ->
                    throw new LocalPlatformException(
                            "Unknown command: " + Arrays.toString(arguments.toArray()));
        }
        return 0;
    }

    private static OperatorClient client(Ports ports, StateFolder state) {
        return new OperatorClient(ports, new Secrets(state));
    }
}
