package com.manystory.tenancy.observability;

import com.manystory.tenancy.TenantId;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/// Adds the brand to the metrics and traces of requests.
final class BrandObservationConvention extends DefaultServerRequestObservationConvention {

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        var request = context.getCarrier();
        var brand =
                request == null
                        ? BrandTagFilter.NONE
                        : RequestTenant.of(request)
                                .map(TenantId::value)
                                .orElse(BrandTagFilter.NONE);
        return super.getLowCardinalityKeyValues(context)
                .and(KeyValue.of(BrandTagFilter.KEY, brand));
    }
}
