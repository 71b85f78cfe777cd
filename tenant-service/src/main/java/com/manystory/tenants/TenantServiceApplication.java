package com.manystory.tenants;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The control plane's process.
@SpringBootApplication
@ConfigurationPropertiesScan
public class TenantServiceApplication {

    /// Starts the process.
    public static void main(String[] args) {
        SpringApplication.run(TenantServiceApplication.class, args);
    }
}
