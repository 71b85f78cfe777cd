package com.manystory.storefront.order;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.tenancy.internal.InternalClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Orders orders(InternalClient client, JsonMapper json) {
        return new PaymentServiceOrders(client, json);
    }

    @Bean
    GuestOrders guestOrders(CookieSecret secret, StorefrontSettings settings) {
        return new GuestOrders(secret.bytes(), settings.isSecure());
    }

    @Bean
    BookingAttempts bookingAttempts(CookieSecret secret, StorefrontSettings settings) {
        return new BookingAttempts(secret.bytes(), settings.isSecure());
    }

    @Bean
    CookieSecret cookieSecret(
            StorefrontSettings settings,
            @Value("${manystory.internal.signing-key:#{null}}") @Nullable Path signingKey)
            throws IOException {
        var own = settings.cookieKey();
        if (own != null) {
            return new CookieSecret(Base64.getDecoder().decode(own));
        }
        if (signingKey == null) {
            throw new IllegalStateException(
                    "Guests' cookies need manystory.storefront.cookie-key or"
                            + " manystory.internal.signing-key");
        }
        return new CookieSecret(Files.readAllBytes(signingKey));
    }

    /// What visitors' cookies are signed with.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record CookieSecret(byte[] bytes) {}
}
