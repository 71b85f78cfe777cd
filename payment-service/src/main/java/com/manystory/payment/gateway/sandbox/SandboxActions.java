package com.manystory.payment.gateway.sandbox;

import com.manystory.payment.gateway.CustomerAction;
import java.util.Map;
import java.util.UUID;

/// What the sandbox asks customers to do; it does it for them a moment later.
final class SandboxActions {

    private SandboxActions() {}

    static CustomerAction of(UUID reference, String method) {
        return switch (method) {
            case "bank-transfer" ->
                    new CustomerAction(
                            "transfer",
                            Map.of("bank", "Sandbox Bank", "account", account(reference)));
            case "virtual-account" ->
                    new CustomerAction(
                            "transfer",
                            Map.of(
                                    "bank",
                                    "Sandbox Bank (virtual account)",
                                    "account",
                                    account(reference)));
            case "paynow" ->
                    new CustomerAction("scan", Map.of("payload", "SANDBOX-PAYNOW:" + reference));
            case "qris" -> new CustomerAction("scan", Map.of("payload", "SANDBOX-QR:" + reference));
            default -> new CustomerAction("open-app", Map.of("app", "Sandbox Wallet"));
        };
    }

    private static String account(UUID reference) {
        var digits = Long.toString(reference.getMostSignificantBits() >>> 16);
        return "8808" + "0".repeat(Math.max(0, 12 - digits.length())) + digits.substring(0, 12);
    }
}
