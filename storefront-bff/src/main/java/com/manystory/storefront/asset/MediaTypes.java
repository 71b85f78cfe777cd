package com.manystory.storefront.asset;

final class MediaTypes {

    private MediaTypes() {}

    static String of(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            case "png" -> "image/png";
            case "webp" -> "image/webp";
            case "jpg" -> "image/jpeg";
            case "ico" -> "image/x-icon";
            case "json" -> "application/json";
            case "txt" -> "text/plain;charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
