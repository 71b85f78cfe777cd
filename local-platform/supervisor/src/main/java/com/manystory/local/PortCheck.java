package com.manystory.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Checks before anything starts that every port is free.
final class PortCheck {

    private final Ports ports;

    PortCheck(Ports ports) {
        this.ports = ports;
    }

    /// @throws LocalPlatformException naming each taken port and the variable that changes it
    void run() {
        var seen = new LinkedHashMap<Integer, String>();
        var problems = new ArrayList<String>();
        wanted().forEach((name, numbers) -> {
            for (var port : numbers) {
                var other = seen.putIfAbsent(port, name);
                if (other != null) {
                    problems.add(
                            "Port %d is wanted by both %s and %s.".formatted(port, other, name));
                } else if (!isFree(port)) {
                    problems.add(taken(name, port));
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new LocalPlatformException(String.join("\n", problems));
        }
    }

    private static String taken(String name, int port) {
        return "Port %d (%s) is taken by another program. Stop that program, or choose another port with MANYSTORY_%s_PORT=… ./manystory up%s"
                .formatted(
                        port,
                        name,
                        name.toUpperCase(Locale.ROOT),
                        port > Ports.MANAGEMENT_OFFSET
                                ? " (this one is the service's port plus %d)."
                                        .formatted(Ports.MANAGEMENT_OFFSET)
                                : ".");
    }

    private Map<String, List<Integer>> wanted() {
        var wanted = new LinkedHashMap<String, List<Integer>>();
        wanted.put("storefront", withManagement(ports.storefront()));
        wanted.put("admin", withManagement(ports.admin()));
        wanted.put("tenant", withManagement(ports.tenant()));
        wanted.put("catalog", withManagement(ports.catalog()));
        wanted.put("payment", withManagement(ports.payment()));
        wanted.put("issuer", withManagement(ports.issuer()));
        wanted.put("postgres", List.of(ports.postgres()));
        if (ports.hasSecondCell()) {
            wanted.put("second", List.of(ports.second()));
        }
        wanted.put("redis", List.of(ports.redis()));
        wanted.put("sqs", List.of(ports.sqs()));
        return wanted;
    }

    private static List<Integer> withManagement(int port) {
        return List.of(port, port + Ports.MANAGEMENT_OFFSET);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
