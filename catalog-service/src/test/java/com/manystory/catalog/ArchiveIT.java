package com.manystory.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient.Answer;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.archive.ArchivedFile;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.MaskAssertions;
import com.manystory.tenancy.test.PartFile;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.TestTokens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The catalogue of Aster, put into another brand.
@CatalogTest
class ArchiveIT {

    private static final Brand ASTER = TestBrands.ASTER;
    private static final byte[] KEY = new byte[32];

    private final Brand copy =
            new Brand(
                    com.manystory.tenancy.TenantId.of(
                            "c" + UUID.randomUUID().toString().substring(0, 8)),
                    UUID.randomUUID().toString(),
                    1,
                    Phase.SUSPENDED,
                    ASTER.cell(),
                    ASTER.spec());

    @Autowired CatalogClient client;
    @Autowired BrandsUnderTest brands;
    @Autowired TenantRegistry registry;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;

    @Value("${manystory.media.directory}")
    Path media;

    @BeforeEach
    void makeBrands() {
        Catalogues.put(client);
        brands.provision(copy);
    }

    @Test
    void answersTheSameUnderAnotherName() throws Exception {
        serve();
        assertThat(titles(copy)).isEmpty();
        brands.provision(copy);
        restore(export(), false);
        serve();

        assertThat(titles(copy)).isNotEmpty().isEqualTo(titles(ASTER));
        for (var path :
                List.of(
                        "/listings?locale=en",
                        "/listings?q=garden&locale=en",
                        "/listings/garden-weddings?locale=id")) {
            assertThat(client.get(copy.id(), path).body())
                    .isEqualTo(client.get(ASTER.id(), path).body());
        }
        assertThat(
                        client.put(
                                        copy.id(),
                                        "/catalogue",
                                        Catalogues.ASTER.replace("Rose", "Lily"))
                                .status())
                .isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(client.get(copy.id(), "/listings/garden-weddings").http().body())
                        .asString()
                        .contains("Lily Hall"));
    }

    @Test
    void bringsPhotographsAlongAndRemovesOthers() throws Exception {
        var path = upload();
        var id = path.substring(path.lastIndexOf('/') + 1);
        var name = UUID.randomUUID().toString();
        var stray = folder(copy).resolve(name.substring(name.length() - 2)).resolve(name);
        Files.createDirectories(stray);
        Files.writeString(stray.resolve("original"), "of before");

        restore(export(), false);

        var original = Path.of(id.substring(id.length() - 2), id, "original");
        assertThat(folder(copy).resolve(original))
                .hasSameBinaryContentAs(folder(ASTER).resolve(original));
        assertThat(stray).doesNotExist();
        serve();
        assertThat(client.get(copy.id(), path + "/160.jpg").status()).isEqualTo(200);
    }

    @Test
    void exportsJustThePhotographsThatTheTablesName() throws Exception {
        var path = upload();
        var id = path.substring(path.lastIndexOf('/') + 1);
        var name = UUID.randomUUID().toString();
        var stray = folder(ASTER).resolve(name.substring(name.length() - 2)).resolve(name);
        Files.createDirectories(stray);
        Files.writeString(stray.resolve("original"), "of nobody");

        var part = export();

        assertThat(part.part().files())
                .extracting(ArchivedFile::name)
                .contains("media/" + id + ".jpg")
                .doesNotContain("media/" + name + ".jpg");
    }

    @Test
    void changesNoPhotographBeforeAllOfTheArchiveProvedWhole() throws Exception {
        var path = upload();
        var id = path.substring(path.lastIndexOf('/') + 1);
        var own = folder(copy).resolve(id.substring(id.length() - 2)).resolve(id);
        Files.createDirectories(own);
        Files.writeString(own.resolve("original"), "the copy's own");
        var damaged = export().replace("media/more.jpg", "listed by nobody", false);

        assertThat(replace(damaged.forRestore()).status()).isEqualTo(422);

        assertThat(own.resolve("original")).hasContent("the copy's own");
        try (var left = Files.list(life(copy))) {
            assertThat(left).containsExactly(folder(copy));
        }
        restore(export(), false);
        assertThat(own.resolve("original"))
                .hasSameBinaryContentAs(
                        folder(ASTER)
                                .resolve(Path.of(id.substring(id.length() - 2), id, "original")));
    }

    @Test
    void leavesNothingOfCustomersInAMaskedCopy() throws Exception {
        var inquiry =
                client.post(
                        ASTER.id(),
                        "/inquiries",
                        """
                        {"listing":"garden-weddings","guests":300,"name":"Ratna Zuhairini",
                         "email":"ratna@customers.example","phone":"+62 811 4711",
                         "message":"Is Oma Zuhairini's garden free?","locale":"id"}
                        """);
        assertThat(inquiry.status()).isEqualTo(201);

        restore(export(), true);

        MaskAssertions.assertNowhere(
                "catalog_" + copy.id(),
                List.of(
                        "Ratna",
                        "Zuhairini",
                        "customers.example",
                        "811 4711",
                        "Oma",
                        inquiry.body().path("reference").asString()));
        assertThat(ask("select count(*) from inquiry where name <> '' and message <> ''"))
                .isNotEqualTo("0");
        serve();
        assertThat(titles(copy)).isEqualTo(titles(ASTER));
    }

    @Test
    void knowsOfEveryColumnWhetherItIsPersonal() throws Exception {
        MaskAssertions.assertEveryColumnClassified("catalog_" + copy.id());
    }

    private PartFile export() throws IOException {
        var answer = send(client.root(path(ASTER)).GET());
        assertThat(answer.status()).isEqualTo(200);
        return new PartFile(json, answer.http().body());
    }

    private Answer replace(byte[] part) {
        return send(
                client.root(path(copy))
                        .setHeader("Content-Type", "application/zip")
                        .PUT(BodyPublishers.ofByteArray(part)));
    }

    private void restore(PartFile part, boolean isMasked) throws IOException {
        var request =
                client.root(path(copy))
                        .setHeader("Content-Type", "application/zip")
                        .PUT(BodyPublishers.ofByteArray(part.forRestore()));
        if (isMasked) {
            request.header("Manystory-Mask-Key", Base64.getEncoder().encodeToString(KEY));
        }
        var answer = send(request);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private Answer send(java.net.http.HttpRequest.Builder request) {
        var token =
                TestTokens.mintAs(
                        "tenant-service",
                        "catalog-service",
                        null,
                        "tenant-service",
                        "control-plane");
        return client.send(null, request.header("Authorization", "Bearer " + token));
    }

    private static String path(Brand brand) {
        return "/internal/v1/brands/%s/archive?incarnation=%s"
                .formatted(brand.id(), brand.incarnation());
    }

    private void serve() {
        registry.accept(TestBrands.in(Phase.ACTIVE, copy));
    }

    private List<String> titles(Brand brand) {
        return client.get(brand.id(), "/listings?locale=en").body().path("items").values().stream()
                .map(item -> item.path("title").asString())
                .toList();
    }

    private String ask(String sql) {
        return TenantContext.call(copy.id(), () -> jdbc.sql(sql).query(String.class).single());
    }

    private Path folder(Brand brand) {
        return life(brand).resolve("pictures");
    }

    private Path life(Brand brand) {
        return media.resolve(brand.id().value()).resolve(brand.incarnation());
    }

    private String upload() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpg", file);
        var boundary = "picture-boundary";
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\";"
                                + " filename=\"p.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        body.writeBytes(file.toByteArray());
        body.writeBytes(
                ("\r\n--" + boundary + "--\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var answer =
                client.send(
                        ASTER.id(),
                        client.request("/media")
                                .setHeader(
                                        "Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("path").asString();
    }
}
