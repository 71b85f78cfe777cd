package com.manystory.local.service;

import com.manystory.local.Ports;
import com.manystory.local.Secrets;
import com.manystory.local.SigningKeys;
import com.manystory.local.StateFolder;
import com.manystory.local.store.Postgres;
import com.manystory.local.store.Redis;
import com.manystory.local.store.Sqs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The services of the platform and the settings that each is given, all by environment.
public final class Services {

    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Redis redis;
    private final Sqs sqs;

    public Services(
            StateFolder state,
            Ports ports,
            Secrets secrets,
            Postgres postgres,
            Redis redis,
            Sqs sqs) {
        this.state = state;
        this.ports = ports;
        this.secrets = secrets;
        this.postgres = postgres;
        this.redis = redis;
        this.sqs = sqs;
    }

    /// Every service, those that others wait for first.
    public List<Service> all() {
        return List.of(
                Service.of("tenant", "tenant-service", "tenant-service", ports.tenant())
                        .withDatabases(),
                Service.of("issuer", "local-issuer", "local-platform/issuer", ports.issuer()),
                Service.of("catalog", "catalog-service", "catalog-service", ports.catalog())
                        .withDatabases(),
                Service.of("payment", "payment-service", "payment-service", ports.payment())
                        .withDatabases(),
                Service.of("storefront", "storefront-bff", "storefront-bff", ports.storefront()),
                Service.of("admin", "admin-console", "admin-console", ports.admin()));
    }

    /// The variables of one service, in Spring Boot's spelling of property names.
    public Map<String, String> environment(Service service) {
        var env = new HashMap<>(common(service));
        if (service.ownsDatabases()) {
            env.putAll(database(service));
        }
        switch (service.name()) {
            case "catalog" ->
                    env.put("MANYSTORY_MEDIA_DIRECTORY", state.folder("media").toString());
            case "tenant" -> env.put("MANYSTORY_SUPPORT_CONSENT", "open");
            case "issuer" -> {
                env.put("MANYSTORY_ISSUER_DIRECTORY", state.folder("issuer").toString());
                env.put("MANYSTORY_ISSUER_OPERATORSECRETFILE", secrets.file("operator").toString());
            }
            case "admin" -> env.put("MANYSTORY_ADMIN_OPENBRANDLIST", "true");
            default -> {}
        }
        return env;
    }

    private Map<String, String> common(Service service) {
        var keys = new SigningKeys(state);
        var artifacts = all().stream().map(Service::artifact).toList();
        var env = new HashMap<String, String>();
        env.put("SERVER_PORT", Integer.toString(service.port()));
        env.put(
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(service.port() + Ports.MANAGEMENT_OFFSET));
        env.put("MANYSTORY_LOGGING_FORMAT", "text");
        env.put("MANYSTORY_BASEDOMAIN", "localhost");
        env.put("MANYSTORY_REGISTRY_URL", url(ports.tenant()));
        env.put(
                "MANYSTORY_REGISTRY_SNAPSHOT",
                state.path("registry", service.artifact() + ".json").toString());
        env.put(
                "MANYSTORY_REGISTRY_SHAREDSNAPSHOT",
                state.path("registry", "shared.json").toString());
        env.put("MANYSTORY_INTERNAL_NAME", service.artifact());
        env.put("MANYSTORY_INTERNAL_SIGNINGKEY", keys.of(service.artifact()).toString());
        env.put("MANYSTORY_INTERNAL_TRUSTEDKEYS", keys.trusted(artifacts).toString());
        if (Redis.PROCESSES.contains(service.artifact())) {
            env.put("MANYSTORY_REDIS_URL", redis.url(service.artifact()));
        }
        env.put("MANYSTORY_MESSAGING_ENDPOINT", sqs.endpoint());
        env.put("MANYSTORY_MESSAGING_REGION", "elasticmq");
        env.put("MANYSTORY_MESSAGING_QUEUEPREFIX", "manystory-");
        env.put("MANYSTORY_MESSAGING_CREATEQUEUES", "true");
        env.put("MANYSTORY_IDENTITY_ISSUERBASE", url(ports.issuer()));
        env.put("MANYSTORY_STOREFRONT_PUBLICURL", "http://{brand}.localhost:" + ports.storefront());
        for (var other : all()) {
            var variable = other.name().toUpperCase(java.util.Locale.ROOT);
            env.put("MANYSTORY_SERVICES_" + variable, url(other.port()));
        }
        env.put("AWS_ACCESS_KEY_ID", "local");
        env.put("AWS_SECRET_ACCESS_KEY", "local");
        env.put("AWS_EC2_METADATA_DISABLED", "true");
        env.put("MALLOC_ARENA_MAX", "2");
        return env;
    }

    private Map<String, String> database(Service service) {
        var env = new HashMap<>(cell(service, "LOCAL", ports.postgres()));
        if (ports.hasSecondCell()) {
            env.putAll(cell(service, "SECOND", ports.second()));
        }
        env.put(
                "MANYSTORY_DATA_CONTROLDATABASE",
                java.util.Objects.requireNonNull(Postgres.CONTROL_DATABASES.get(service.name())));
        env.put("MANYSTORY_DATA_CREDENTIALSKEY", secrets.key("credentials-" + service.name()));
        env.put("MANYSTORY_DATA_BUDGET", "60");
        return env;
    }

    private Map<String, String> cell(Service service, String name, int port) {
        var cell = "MANYSTORY_DATA_CELLS_%s_".formatted(name);
        return Map.of(
                cell + "HOST",
                "127.0.0.1",
                cell + "PORT",
                Integer.toString(port),
                cell + "ADMINDATABASE",
                "postgres",
                cell + "USER",
                Postgres.provisioner(service.name()),
                cell + "PASSWORD",
                postgres.password(service.name()));
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }
}
