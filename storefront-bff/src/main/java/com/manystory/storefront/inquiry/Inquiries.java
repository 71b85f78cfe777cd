package com.manystory.storefront.inquiry;

import java.util.Map;

/// Takes questions to vendors, for the bound brand. What the other side refuses comes out as a
/// [com.manystory.tenancy.web.ProblemException] of its status and type.
@FunctionalInterface
public interface Inquiries {

    /// Sends an inquiry; the same key again sends nothing new.
    ///
    /// @return the JSON answer, with `id` and `reference`
    byte[] send(Map<String, ?> inquiry, String idempotencyKey);
}
