package com.manystory.tenancy.test.isolation;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The tests of every service: no route, job, log line or key in Redis has to do with two brands.
/// The service plants its brands once, before them all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface IsolationContract {

    /// The service under test.
    IsolationKit kit();

    /// Nobody comes in who may not, whatever the route.
    @TestFactory
    default Stream<DynamicNode> keepsEveryRouteToItsBrand() {
        var watch = kit().watch();
        return kit().attacks().onClose(watch::close);
    }

    /// Nothing works unasked that isn't known.
    @Test
    default void knowsEveryJob() {
        kit().checkJobs();
    }

    /// Nothing of one brand is seen by another while many call and some break off.
    @Test
    default void keepsMarkersApartUnderLoad() {
        try (var watch = kit().watch()) {
            kit().load(MarkerLoad.length());
        }
    }
}
