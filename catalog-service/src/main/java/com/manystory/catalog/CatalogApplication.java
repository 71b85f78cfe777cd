package com.manystory.catalog;

import com.manystory.catalog.config.CatalogProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// Vendors, listings, sessions, reservations and search of every brand.
@SpringBootApplication
@EnableConfigurationProperties(CatalogProperties.class)
public class CatalogApplication {

    /// Starts the service.
    public static void main(String[] args) {
        SpringApplication.run(CatalogApplication.class, args);
    }
}
