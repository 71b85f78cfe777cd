package com.manystory.payment.ledger;

/// An account of a brand's ledger.
///
/// @param code the account's kind and, after a colon, whose it is, such as `vendor-payable:rosa`
public record Account(String code) {

    /// What customers have paid for things not confirmed yet (a liability).
    static final Account CUSTOMER_DEPOSITS = new Account("customer-deposits");

    /// What the brand has earned by commission (income).
    static final Account COMMISSION = new Account("commission");

    /// What the brand has earned by fees (income).
    static final Account FEES = new Account("fees");

    /// Money that the gateway holds for the brand (an asset).
    static Account gateway(String gateway) {
        return new Account("gateway-clearing:" + gateway);
    }

    /// What the brand owes a vendor (a liability).
    static Account vendor(String vendor) {
        return new Account("vendor-payable:" + vendor);
    }
}
