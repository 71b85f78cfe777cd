package com.manystory.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// What every service must hold to, whatever it does.
public final class IsolationAssertions {

    private IsolationAssertions() {}

    /// The call is refused when no brand is bound.
    public static void assertRefusedWithoutBrand(ThrowingCallable call) {
        var thrown = catchThrowable(call);
        assertThat(thrown).as("the call without a brand").isNotNull();
        assertThat(causes(thrown))
                .as("causes of %s", thrown)
                .anyMatch(NoTenantException.class::isInstance);
    }

    /// What the lookup finds for its owner, it doesn't find for the other brand.
    public static void assertInvisibleTo(TenantId owner, TenantId other, Callable<?> lookup)
            throws Exception {
        assertThat(isFound(owner, lookup)).as("found by its own brand").isTrue();
        assertThat(isFound(other, lookup)).as("found by another brand").isFalse();
    }

    /// No database of a service's brands may be connected to by just any role.
    ///
    /// @param service the service's short name, such as `catalog`
    public static void assertDatabasesClosed(String service) throws SQLException {
        var open = new ArrayList<String>();
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement =
                        connection.prepareStatement(
                                """
                                select datname from pg_database
                                where starts_with(datname, ? || '_') and exists (
                                    select from aclexplode(coalesce(datacl, acldefault('d', datdba)))
                                    acl where acl.grantee = 0 and acl.privilege_type = 'CONNECT')
                                """)) {
            statement.setString(1, service);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    open.add(rows.getString(1));
                }
            }
        }
        assertThat(open).as("databases that every role may connect to").isEmpty();
    }

    private static boolean isFound(TenantId brand, Callable<?> lookup) throws Exception {
        Object found = TenantContext.<@Nullable Object, Exception>call(brand, lookup::call);
        return switch (found) {
            case null -> false;
            case Optional<?> optional -> optional.isPresent();
            case Iterable<?> items -> items.iterator().hasNext();
            case Boolean yes -> yes;
            default -> true;
        };
    }

    private static java.util.List<Throwable> causes(@Nullable Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
