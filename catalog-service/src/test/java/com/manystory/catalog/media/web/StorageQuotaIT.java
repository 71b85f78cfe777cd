package com.manystory.catalog.media.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A brand whose pictures may take so many bytes.
@CatalogTest
class StorageQuotaIT {

    private static final Brand AGATE = TestBrands.named("agate");

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired BrandsUnderTest brands;
    @Autowired TransactionTemplate transaction;

    @Value("${manystory.media.directory}")
    Path media;

    private long one;

    @BeforeEach
    void measureAPicture() throws IOException {
        brands.provision(AGATE);
        TenantContext.run(AGATE.id(), () -> jdbc.sql("DELETE FROM media_asset").update());
        assertThat(upload().status()).isEqualTo(201);
        one = used();
        assertThat(one).isPositive();
    }

    @Test
    void isExactThoughManyUploadAtOnce() throws Exception {
        limit(3 * one + one / 2);
        var before = files();
        var answers = new ArrayList<Future<CatalogClient.Answer>>();
        try (var uploaders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                answers.add(uploaders.submit(this::upload));
            }
        }

        var taken = 0;
        for (var answer : answers) {
            if (answer.get().status() == 201) {
                taken++;
            } else {
                assertThat(answer.get().status()).isEqualTo(409);
                assertThat(answer.get().body().get("type").asString())
                        .endsWith("/problems/quota-exceeded");
            }
        }
        assertThat(taken).isEqualTo(2);
        assertThat(used()).isEqualTo(3 * one);
        assertThat(files()).isEqualTo(before + 2);
    }

    @Test
    void waitsForAnUploadThatIsNotCommittedYet() throws Exception {
        limit(2 * one);
        var upload = new ArrayList<Future<CatalogClient.Answer>>();
        try (var uploader = Executors.newVirtualThreadPerTaskExecutor()) {
            TenantContext.run(
                    AGATE.id(),
                    () ->
                            transaction.executeWithoutResult(_ -> {
                                addUncommitted();
                                upload.add(uploader.submit(this::upload));
                                await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
                                assertThat(upload.getFirst()).isNotDone();
                            }));
            assertThat(upload.getFirst().get().status()).isEqualTo(409);
        }
        assertThat(used()).isEqualTo(2 * one);
    }

    private void addUncommitted() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('media'))").query(row -> {});
        jdbc.sql(
                        """
                        INSERT INTO media_asset (kind, content_type, width, height, color, bytes)
                        VALUES ('UPLOADED', 'image/jpeg', 1, 1, '#000000', ?)
                        """)
                .param(one)
                .update();
    }

    @Test
    void countsPicturesOfATimeWhenNobodyNotedTheirSize() throws Exception {
        TenantContext.run(
                AGATE.id(), () -> jdbc.sql("UPDATE media_asset SET bytes = NULL").update());
        limit(2 * one - 1);

        assertThat(upload().status()).isEqualTo(409);

        limit(2 * one);
        assertThat(upload().status()).isEqualTo(201);
        assertThat(upload().status()).isEqualTo(409);
    }

    private void limit(long bytes) {
        var spec = TestBrands.with(AGATE.spec(), Map.of("quotas", Map.of("storageBytes", bytes)));
        brands.provision(TestBrands.changed(AGATE, spec));
    }

    private long used() {
        return TenantContext.<Long, RuntimeException>call(
                AGATE.id(),
                () ->
                        jdbc.sql("SELECT sum(bytes)::bigint FROM media_asset")
                                .query(Long.class)
                                .single());
    }

    private long files() throws IOException {
        try (var all = Files.walk(media.resolve("agate"))) {
            return all.filter(file -> file.endsWith("original")).count();
        }
    }

    private CatalogClient.Answer upload() throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(
                """
                --edge\r
                Content-Disposition: form-data; name="file"; filename="a.png"\r
                Content-Type: image/png\r
                \r
                """
                        .getBytes(StandardCharsets.UTF_8));
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", body);
        body.write("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return client.send(
                AGATE.id(),
                client.request("/media")
                        .setHeader("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
