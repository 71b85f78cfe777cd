package com.manystory.catalog.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Brings words to the form in which they are compared, searched and put into addresses.
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_SLUG = 80;

    private Words() {}

    /// Lower case without accents: `Café` becomes `cafe`.
    public static String fold(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /// The folded words of a text, in order, at most `most` of them.
    public static List<String> of(String text, int most) {
        var words = new ArrayList<String>();
        for (var word : NOT_WORD.split(fold(text))) {
            if (!word.isEmpty() && words.size() < most) {
                words.add(word);
            }
        }
        return words;
    }

    /// The text as one part of an address, `Rock & Roll` to `rock-roll`; empty when nothing of it
    /// can stand there.
    public static String slug(String text) {
        var slug = NOT_SLUG.matcher(fold(text.replace("'", ""))).replaceAll("-");
        if (slug.length() > LONGEST_SLUG) {
            slug = slug.substring(0, LONGEST_SLUG);
        }
        return slug.replaceAll("^-+|-+$", "");
    }

    /// Six hexadecimal digits that tell one key from another, to make a slug unique.
    public static String mark(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
