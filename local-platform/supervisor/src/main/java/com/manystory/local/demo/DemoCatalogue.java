package com.manystory.local.demo;

import java.time.LocalDate;

public final class DemoCatalogue {
    private DemoCatalogue() {}

    public static String of(String kind, LocalDate today) {
        return "{}";
    }
}
