package com.manystory.storefront;

import com.manystory.storefront.canned.CannedCatalogue;
import com.manystory.storefront.canned.CannedMedia;
import com.manystory.storefront.canned.CannedOrders;
import com.manystory.storefront.catalogue.CatalogueSource;
import com.manystory.storefront.front.ContentChanges;
import com.manystory.storefront.inquiry.Inquiries;
import com.manystory.storefront.media.MediaSource;
import com.manystory.storefront.order.Orders;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.web.ProblemException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// The websites of the demo brands with a made-up catalogue, for looking at templates without the
/// rest of the platform: `http://bridestory.localhost:7070/en`. Templates are read from
/// `--preview.templates` (a folder) at each request, and nothing is kept in memory.
@TestConfiguration(proxyBeanMethods = false)
public class StorefrontPreview {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "server.port", "7070",
                    "management.server.port", "-1",
                    "management.endpoint.health.validate-group-membership", "false",
                    "manystory.internal.enabled", "false",
                    "manystory.registry.url", "",
                    "manystory.storefront.cookie-key", "cHJldmlld3ByZXZpZXdwcmV2aWV3cHJldmlldw==",
                    "manystory.storefront.cache.page-lifetime", "0s",
                    "manystory.storefront.cache.missing-lifetime", "0s");

    public static void main(String[] arguments) {
        var application =
                new SpringApplication(StorefrontPreview.class, StorefrontApplication.class);
        // Ahead of application.yml, behind the command line.
        SETTINGS.forEach(System.getProperties()::putIfAbsent);
        application.run(arguments);
    }

    @Bean
    TemplateEngine templateEngine(
            @Value("${preview.templates:storefront-bff/src/main/jte}") Path templates)
            throws IOException {
        var classes = Files.createTempDirectory("preview-templates");
        return TemplateEngine.create(
                new DirectoryCodeResolver(templates), classes, ContentType.Html);
    }

    @Bean
    TenantRegistry registry(@Value("${preview.brands:demo}") Path demo, JsonMapper json)
            throws IOException {
        var registry = new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
        for (var id : List.of("bridestory", "parentstory")) {
            var file = demo.resolve(id).resolve("brand.json");
            if (Files.exists(file)) {
                var spec = json.readValue(Files.readString(file), BrandSpec.class);
                registry.accept(
                        new Brand(TenantId.of(id), id + "-1", 1, Phase.ACTIVE, "local", spec));
            }
        }
        return registry;
    }

    @Bean
    CatalogueSource catalogueSource(TenantRegistry registry) {
        return address -> {
            var uri = UriComponentsBuilder.fromUriString(address).build();
            var query = new TreeMap<String, String>();
            uri.getQueryParams()
                    .forEach((name, values) ->
                            query.put(
                                    name,
                                    java.net.URLDecoder.decode(
                                            values.getFirst(), StandardCharsets.UTF_8)));
            var brand = registry.find(TenantContext.required()).orElseThrow();
            var answer = new CannedCatalogue(brand).answer(String.valueOf(uri.getPath()), query);
            if (answer == null) {
                throw new ProblemException(
                        HttpStatus.NOT_FOUND, "not-found", "Not found", "Not there");
            }
            return new CatalogueSource.Fetched(answer.body(), answer.tags());
        };
    }

    @Bean
    ContentChanges contentChanges() {
        return new ContentChanges() {
            @Override
            public boolean areHeard() {
                return true;
            }

            @Override
            public void listen(Listener listener) {
                // Nothing changes here.
            }
        };
    }

    @Bean
    Orders orders() {
        return new CannedOrders();
    }

    @Bean
    Inquiries inquiries() {
        return (_, _) -> "{\"id\":\"1\",\"reference\":\"Q-1042\"}".getBytes(StandardCharsets.UTF_8);
    }

    @Bean
    MediaSource media() {
        return new CannedMedia();
    }
}
