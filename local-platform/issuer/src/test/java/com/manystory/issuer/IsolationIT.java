package com.manystory.issuer;

import static com.manystory.tenancy.test.isolation.RouteRow.route;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.isolation.Doors;
import com.manystory.tenancy.test.isolation.IsolationKit;
import com.manystory.tenancy.test.isolation.JobTable;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Every way in, tried by everybody who may not come in. What must not be seen of a brand is its
/// clients' secret, and what must not change are its files.
class IsolationIT extends IssuerTest {

    private static final JobTable JOBS = new JobTable(Set.of(), Set.of());

    @Autowired private ApplicationContext context;

    @TestFactory
    Stream<DynamicNode> keepsEveryRouteToItsBrand() throws IOException {
        brands();
        return kit().attacks();
    }

    @Test
    void knowsEveryJob() throws IOException {
        kit().checkJobs();
    }

    private IsolationKit kit() throws IOException {
        return new IsolationKit(
                context,
                port,
                List.of(sample(TestBrands.ASTER), sample(TestBrands.PEBBLE)),
                IsolationIT::files,
                routes(),
                endpoints(),
                JOBS,
                false,
                true);
    }

    private static List<RouteRow> routes() {
        var error = route("ANY /error", Doors.nothingOfBrands());
        return Stream.concat(Doors.parts("local-issuer").stream(), Stream.of(error)).toList();
    }

    /// What the authorization server's filters answer.
    private static List<RouteRow> endpoints() {
        var clients = new ClientDoor();
        return Stream.of(
                        Map.entry("token", "grant_type=client_credentials"),
                        Map.entry("introspect", "token=any"),
                        Map.entry("revoke", "token=any"))
                .map(endpoint ->
                        route("POST /{brand}/oauth2/" + endpoint.getKey(), clients)
                                .with("Content-Type", "application/x-www-form-urlencoded")
                                .sending(endpoint.getValue()))
                .toList();
    }

    private static Sample sample(Brand brand) throws IOException {
        return new Sample(brand.id(), staffSecret(brand), Map.of());
    }

    private static Map<String, String> files(TenantId id) {
        var brand = id.equals(TestBrands.ASTER.id()) ? TestBrands.ASTER : TestBrands.PEBBLE;
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder(brand))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
