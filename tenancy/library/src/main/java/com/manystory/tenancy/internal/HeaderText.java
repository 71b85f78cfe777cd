package com.manystory.tenancy.internal;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/// What Spring Security's strict firewall lets through in names and values of headers and
/// parameters: characters that exist and control nothing. The rules are its own; it asks them by
/// regular expressions at every read of a header, which is dear with tokens of half a kilobyte.
final class HeaderText {

    private HeaderText() {}

    /// The strict firewall with these rules.
    static StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderText::isName);
        firewall.setAllowedHeaderValues(HeaderText::isValue);
        firewall.setAllowedParameterNames(HeaderText::isName);
        return firewall;
    }

    static boolean isName(String text) {
        return isHarmless(text, false);
    }

    /// Values may have tabs.
    static boolean isValue(String text) {
        return isHarmless(text, true);
    }

    private static boolean isHarmless(String text, boolean withTabs) {
        for (int i = 0; i < text.length(); ) {
            var character = text.codePointAt(i);
            var isPrintableAscii = character >= ' ' && character < 127;
            if (!isPrintableAscii
                    && !(withTabs && character == '\t')
                    && (Character.isISOControl(character) || !Character.isDefined(character))) {
                return false;
            }
            i += Character.charCount(character);
        }
        return true;
    }
}
