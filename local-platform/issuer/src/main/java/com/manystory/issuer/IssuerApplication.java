package com.manystory.issuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The local issuers' process. On AWS, user pools take its place.
@SpringBootApplication
@ConfigurationPropertiesScan
public class IssuerApplication {

    /// Starts the process.
    public static void main(String[] args) {
        SpringApplication.run(IssuerApplication.class, args);
    }
}
