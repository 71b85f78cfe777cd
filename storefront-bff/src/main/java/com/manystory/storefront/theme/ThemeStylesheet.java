package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.BrandSpec;

/// A brand's design tokens as CSS custom properties.
public final class ThemeStylesheet {

    private ThemeStylesheet() {}

    /// The style sheet's text.
    public static String render(BrandSpec brand) {
        var css = new StringBuilder(":root {\n");
        brand.theme()
                .light()
                .forEach((role, step) ->
                        css.append("  --")
                                .append(role)
                                .append(": ")
                                .append(brand.theme().palette().getOrDefault(step, step))
                                .append(";\n"));
        return css.append("}\n").toString();
    }
}
