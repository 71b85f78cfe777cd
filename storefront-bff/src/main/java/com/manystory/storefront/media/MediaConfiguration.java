package com.manystory.storefront.media;

import com.manystory.tenancy.internal.InternalClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MediaSource mediaSource(InternalClient client) {
        return new CatalogMedia(client);
    }
}
