package com.manystory.storefront;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Serves the websites and the public API of every brand.
@SpringBootApplication
public class StorefrontApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StorefrontApplication.class, arguments);
    }
}
