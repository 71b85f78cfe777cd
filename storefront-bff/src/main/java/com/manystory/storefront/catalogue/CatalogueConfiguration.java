package com.manystory.storefront.catalogue;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.internal.InternalClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CatalogueSource catalogueSource(
            TenantCache cache,
            InternalClient client,
            StorefrontSettings settings,
            JsonMapper json) {
        return new CachedCatalogue(cache, client, settings.catalogLifetime(), json);
    }
}
