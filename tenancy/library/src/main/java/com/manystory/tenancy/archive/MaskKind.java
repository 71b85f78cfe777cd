package com.manystory.tenancy.archive;

/// What becomes of a column in a masked copy.
public enum MaskKind {
    /// Stays: nothing of a person, and nothing by which money could be moved.
    PLAIN,
    /// The name of a person: another name.
    NAME,
    /// An e-mail address: one that can't be delivered to.
    EMAIL,
    /// A phone number: one of no country.
    PHONE,
    /// What a person wrote: about as many words without a meaning.
    TEXT,
    /// Tells a person, a payment or an order apart: another one, the same wherever it stands.
    IDENTIFIER,
    /// A JSON document: all texts in it like [#TEXT], all numbers 0.
    JSON,
    /// Nothing is left of it.
    DROPPED
}
