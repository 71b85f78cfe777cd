package com.manystory.storefront.language;

import com.manystory.tenancy.brand.BrandSpec;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The words of a page: the brand's vocabulary first, then the product's own in the page's
/// language. A text may hold `{0}`, `{1}`… and choose a plural by number, `{0,choice,0#No
/// classes|1#One class|1<{0} classes}`, as [MessageFormat] has it; apostrophes are just
/// apostrophes, since brands' editors write these texts.
public final class Words {

    /// Stands for an apostrophe while a text is filled in. [MessageFormat] would take one for a
    /// quotation mark, and doubling them isn't enough: it reads the chosen plural a second time.
    private static final char APOSTROPHE = '\uE000';

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final @Nullable BrandSpec brand;
    private final Locale locale;
    private final ResourceBundle bundle;

    public Words(BrandSpec brand, Locale locale) {
        this(locale, brand);
    }

    private Words(Locale locale, @Nullable BrandSpec brand) {
        this.brand = brand;
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "com.manystory.storefront.messages",
                        locale,
                        Words.class.getClassLoader(),
                        NO_FALLBACK);
    }

    /// The product's own words alone, for what belongs to no brand.
    public static Words withoutBrand(Locale locale) {
        return new Words(locale, null);
    }

    /// The text of the key, with its `{0}`, `{1}`… filled in. An unknown key is its own text. Where
    /// a brand's text can't be filled in, the product's own takes its place.
    public String get(String key, @Nullable Object... arguments) {
        var text = find(key);
        if (text == null) {
            return key;
        }
        try {
            return fill(text, arguments);
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            var product = product(key);
            return product == null ? text : fill(product, arguments);
        }
    }

    private String fill(String text, @Nullable Object... arguments) {
        if (arguments.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        return new MessageFormat(text.replace('\'', APOSTROPHE), locale)
                .format(arguments)
                .replace(APOSTROPHE, '\'');
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
        var own = brand == null ? null : brand.word(locale.toLanguageTag(), key);
        return own == null ? product(key) : own;
    }

    private @Nullable String product(String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException absent) {
            return null;
        }
    }
}
