package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.archive.ArchiveProperties;
import com.manystory.tenancy.archive.ArchivedFiles;
import com.manystory.tenancy.archive.BrandExport;
import com.manystory.tenancy.archive.BrandRestore;
import com.manystory.tenancy.archive.RestoreListener;
import com.manystory.tenancy.archive.web.ArchiveController;
import com.manystory.tenancy.cache.CacheAutoConfiguration;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.json.JsonMapper;

/// Archives of what the service holds of a brand, for one that keeps a database per brand.
@AutoConfiguration(
        after = {
            BrandDatabasesAutoConfiguration.class,
            RegistryAutoConfiguration.class,
            CacheAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, CSVFormat.class})
@ConditionalOnBean({TenantDatabases.class, TenantRegistry.class})
@EnableConfigurationProperties(ArchiveProperties.class)
public final class ArchiveAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BrandExport brandExport(
            DatabaseNames names,
            TenantDataSource dataSource,
            ObjectProvider<ArchivedFiles> files,
            ArchiveProperties settings,
            JsonMapper json) {
        return new BrandExport(
                names.service(), dataSource, files.orderedStream().toList(), settings, json);
    }

    @Bean
    @ConditionalOnMissingBean
    BrandRestore brandRestore(
            DatabaseNames names,
            TenantDatabases databases,
            TenantRegistry registry,
            ObjectProvider<ArchivedFiles> files,
            ObjectProvider<RestoreListener> listeners,
            JsonMapper json) {
        return new BrandRestore(
                names.service(),
                databases,
                registry,
                files.orderedStream().toList(),
                listeners.orderedStream().toList(),
                json);
    }

    @Bean
    @ConditionalOnBean(TenantCache.class)
    RestoreListener forgottenCaches(TenantCache cache) {
        return new RestoreListener() {

            @Override
            public void restored() {
                cache.invalidate(Set.of());
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    ArchiveController archiveController(
            TenantRegistry registry,
            BrandExport export,
            BrandRestore restore,
            ArchiveProperties settings) {
        return new ArchiveController(registry, export, restore, settings);
    }
}
