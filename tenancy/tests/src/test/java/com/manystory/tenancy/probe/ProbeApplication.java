package com.manystory.tenancy.probe;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// A service that keeps notes.
@SpringBootApplication
class ProbeApplication {}
