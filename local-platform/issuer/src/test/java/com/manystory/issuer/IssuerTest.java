package com.manystory.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/// The issuers of the platform, Aster and Pebble, in one process for all tests.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {IssuerApplication.class, IssuerTest.Registry.class},
        properties = {
            "management.server.port=0",
            "manystory.identity.issuer-base=http://id.test:9000"
        })
abstract class IssuerTest {

    static final String BASE = "http://id.test:9000";

    static final Path DIRECTORY = temporary();

    @LocalServerPort int port;
    @Autowired InMemoryRegistry registry;
    @Autowired IssuerPart part;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("manystory.issuer.directory", DIRECTORY::toString);
        properties.add(
                "manystory.internal.signing-key",
                () -> EmbeddedPlatform.signingKey("local-issuer").toString());
        properties.add(
                "manystory.internal.trusted-keys", () -> EmbeddedPlatform.trustedKeys().toString());
    }

    @BeforeEach
    void brands() {
        for (var brand : new Brand[] {TestBrands.ASTER, TestBrands.PEBBLE}) {
            registry.accept(brand);
            assertThat(part.ensure(brand).fix()).isNull();
        }
    }

    static String operatorSecret() throws IOException {
        return Files.readString(DIRECTORY.resolve("platform/operator.secret"));
    }

    static String staffSecret(Brand brand) throws IOException {
        return Files.readString(folder(brand).resolve("staff.secret"));
    }

    /// All that the issuer holds of the brand.
    static Path folder(Brand brand) {
        return DIRECTORY.resolve("brands").resolve(brand.id().value()).resolve(brand.incarnation());
    }

    private static Path temporary() {
        try {
            var made = Files.createTempDirectory("issuer-tests-");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> FileSystemUtils.deleteRecursively(made.toFile())));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A registry that the test fills.
    @TestConfiguration
    static class Registry {

        @Bean
        InMemoryRegistry registry() {
            return new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
        }
    }
}
