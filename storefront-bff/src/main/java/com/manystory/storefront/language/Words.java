package com.manystory.storefront.language;

import com.manystory.tenancy.brand.BrandSpec;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The words of a page: the brand's vocabulary first, then the product's own in the page's
/// language. Texts are [MessageFormat]s, so that a number can choose its plural: `{0,choice,0#No
/// classes|1#One class|1<{0} classes}`.
public final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final BrandSpec brand;
    private final Locale locale;
    private final ResourceBundle bundle;

    public Words(BrandSpec brand, Locale locale) {
        this.brand = brand;
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "com.manystory.storefront.messages",
                        locale,
                        Words.class.getClassLoader(),
                        NO_FALLBACK);
    }

    /// The text of the key, with its `{0}`, `{1}`… filled in. An unknown key is its own text, so
    /// that a brand may name things that the product has no word for.
    public String get(String key, @Nullable Object... arguments) {
        var text = find(key);
        if (text == null) {
            return key;
        }
        return new MessageFormat(text, locale).format(arguments);
    }

    /// The text of the key, or the given one when neither brand nor product has it.
    public String getOr(String key, String otherwise) {
        return find(key) == null ? otherwise : get(key);
    }

    /// Whether the brand or the product has a text for the key.
    public boolean has(String key) {
        return find(key) != null;
    }

    private @Nullable String find(String key) {
        var own = brand.word(locale.toLanguageTag(), key);
        if (own != null) {
            return own;
        }
        try {
            return bundle.getString(key);
        } catch (MissingResourceException absent) {
            return null;
        }
    }
}
