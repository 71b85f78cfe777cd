package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.net.Proxy;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TestBrands;
import java.util.HashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;

/// A service with two cells, of which the second accepts connections and doesn't answer, when told.
abstract class HungCellTest extends DatabasesTest {

    private static final String PORT = "manystory.data.cells.second.port";

    static final Proxy PROXY = proxy();

    private static final int BUDGET = 6;

    HungCellTest(String service, String socketTimeout) {
        super(service, twoCells(service, socketTimeout));
    }

    @AfterEach
    final void speakAgain() {
        PROXY.speak();
    }

    static <T> FutureTask<T> started(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    /// A brand on the second cell.
    static Brand placed() {
        var made = TestBrands.named(newId());
        return new Brand(
                made.id(),
                made.incarnation(),
                made.generation(),
                made.phase(),
                "second",
                made.spec());
    }

    private static Proxy proxy() {
        var cell = EmbeddedPlatform.secondCell("hung-service");
        return new Proxy(
                String.valueOf(cell.get("manystory.data.cells.second.host")),
                Integer.parseInt(String.valueOf(cell.get(PORT))));
    }

    private static DataProperties twoCells(String service, String socketTimeout) {
        var properties = new HashMap<>(EmbeddedPlatform.properties(service + "-service"));
        properties.putAll(EmbeddedPlatform.secondCell(service + "-service"));
        properties.put(PORT, PROXY.port());
        properties.put("manystory.data.control-cell", "local");
        properties.put("manystory.data.budget", BUDGET);
        properties.put("manystory.data.acquire-timeout", "1s");
        properties.put("manystory.data.socket-timeout", socketTimeout);
        return settings(properties);
    }
}
