package com.manystory.catalog.media.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@CatalogTest
class MediaIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();

    @Autowired CatalogClient client;

    @Value("${manystory.media.directory}")
    Path media;

    @Test
    void drawsAPictureOnceForManyReaders() throws Exception {
        Catalogues.put(client);
        var card = client.get(PEBBLE, "/listings?q=beginners").body().get("items").get(0);
        var path = card.get("image").get("path").asString();
        var answers = new ArrayList<Future<byte[]>>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 8; n++) {
                answers.add(
                        readers.submit(() -> client.get(PEBBLE, path + "/320.webp").http().body()));
            }
        }
        var first = answers.getFirst().get();
        for (var answer : answers) {
            assertThat(Arrays.equals(answer.get(), first)).isTrue();
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(first)).getWidth()).isEqualTo(320);
        var answer = client.get(PEBBLE, path + "/320.webp");
        assertThat(answer.header("Content-Type")).isEqualTo("image/webp");
        assertThat(answer.header("Cache-Control")).contains("immutable").contains("public");
        assertThat(client.get(PEBBLE, path + "/321.webp").status()).isEqualTo(404);
        assertThat(client.get(PEBBLE, path + "/320.gif").status()).isEqualTo(404);
    }

    @Test
    void drawsWhatCardsShowBeforeAnybodyAsks() throws Exception {
        Catalogues.put(client);
        var card = client.get(PEBBLE, "/listings?q=strokes").body().get("items").get(0);
        var image = card.get("image");
        assertThat(image.get("color").asString()).matches("#[0-9a-f]{6}");
        var id = image.get("id").asString();
        var folder =
                media.resolve("pebble/" + TestBrands.PEBBLE.incarnation() + "/pictures")
                        .resolve(id.substring(id.length() - 2))
                        .resolve(id);
        for (var width : List.of(320, 640)) {
            Files.deleteIfExists(folder.resolve(width + ".webp"));
        }
        Catalogues.put(client);
        await().atMost(Duration.ofSeconds(40))
                .until(() ->
                        Files.exists(folder.resolve("640.webp"))
                                && Files.exists(folder.resolve("320.webp")));
    }

    @Test
    void keepsUploadsToTheirBrand() throws IOException {
        var answer = upload(picture());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        var path = answer.body().get("path").asString();
        assertThat(client.get(PEBBLE, path + "/160.jpg").status()).isEqualTo(200);
        assertThat(client.get(ASTER, path + "/160.jpg").status()).isEqualTo(404);
        var foreign = "/media/../../pebble" + path + "/160.jpg";
        assertThat(client.get(ASTER, foreign).status()).isGreaterThanOrEqualTo(400);
        assertThat(upload("<svg/>".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(422);
    }

    private CatalogClient.Answer upload(byte[] file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return client.send(
                PEBBLE,
                client.request("/media")
                        .setHeader("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
