package com.manystory.tenancy.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Masks values under a key that exists for one copy only. The same value becomes the same mask
/// wherever it stands, and without the key nobody can tell or try what it was. For one thread.
final class Mask {

    static final int KEY_BYTES = 32;

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String[] SYLLABLES =
            ("ba be bi bo da de di do fa fe fi fo ga ge gi go ka ke ki ko la le li lo ma me mi mo"
                            + " na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve"
                            + " vi vo wa we wi wo ya ye yo yu za ze zi zo")
                    .split(" ");
    private static final int MOST_WORDS = 50;

    private final Mac mac;

    /// @param key 32 random bytes, kept nowhere
    Mask(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("A mask's key is %d bytes".formatted(KEY_BYTES));
        }
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this JDK", e);
        }
    }

    /// The mask of a value; null stays null.
    @Nullable String apply(MaskKind kind, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case PLAIN -> value;
            case NAME ->
                    capitalised(word(kind, value, 0)) + " " + capitalised(word(kind, value, 1));
            case EMAIL ->
                    "m%s@masked.invalid"
                            .formatted(HexFormat.of().formatHex(bytes(kind, value, 0), 0, 10));
            case PHONE ->
                    "+999%010d"
                            .formatted(
                                    Long.remainderUnsigned(number(kind, value), 10_000_000_000L));
            case TEXT -> text(value);
            case IDENTIFIER -> identifier(value);
            case JSON -> masked(JsonMapper.shared().readTree(value)).toString();
            case DROPPED -> null;
        };
    }

    private String text(String value) {
        if (value.isBlank()) {
            return value;
        }
        var words = Math.min(value.strip().split("\\s+").length, MOST_WORDS);
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(word(MaskKind.TEXT, value, i));
        }
        return text.toString();
    }

    /// Ids are written in capitals or not, as a type of their own or as text.
    private String identifier(String value) {
        if (!UUID_TEXT.matcher(value).matches()) {
            return "x" + HexFormat.of().formatHex(bytes(MaskKind.IDENTIFIER, value, 0), 0, 12);
        }
        var same = value.toLowerCase(java.util.Locale.ROOT);
        var bytes = ByteBuffer.wrap(bytes(MaskKind.IDENTIFIER, same, 0));
        // Version 4, variant 1 (RFC 9562).
        var high = (bytes.getLong() & 0xffffffffffff0fffL) | 0x4000L;
        var low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private JsonNode masked(JsonNode node) {
        var nodes = JsonNodeFactory.instance;
        if (node.isObject()) {
            var object = nodes.objectNode();
            node.properties().forEach(e -> object.set(e.getKey(), masked(e.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = nodes.arrayNode();
            node.forEach(element -> array.add(masked(element)));
            return array;
        }
        if (node.isString()) {
            return nodes.stringNode(text(node.asString()));
        }
        return node.isNumber() ? nodes.numberNode(0) : node;
    }

    private String word(MaskKind kind, String value, int index) {
        var bytes = bytes(kind, value, index);
        var word = new StringBuilder();
        for (int i = 0; i < 2 + (bytes[0] & 1); i++) {
            word.append(SYLLABLES[(bytes[i + 1] & 0xff) % SYLLABLES.length]);
        }
        return word.toString();
    }

    private long number(MaskKind kind, String value) {
        return ByteBuffer.wrap(bytes(kind, value, 0)).getLong();
    }

    private byte[] bytes(MaskKind kind, String value, int index) {
        mac.update((kind.name() + "/" + index + "/").getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
