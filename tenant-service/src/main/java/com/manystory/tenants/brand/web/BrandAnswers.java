package com.manystory.tenants.brand.web;

import com.manystory.tenants.brand.Conditions;
import com.manystory.tenants.brand.StoredBrand;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Makes answers of brands.
@Component
class BrandAnswers {

    private final Conditions conditions;
    private final AddressProperties addresses;

    BrandAnswers(Conditions conditions, AddressProperties addresses) {
        this.conditions = conditions;
        this.addresses = addresses;
    }

    BrandAnswer of(StoredBrand brand) {
        return of(List.of(brand)).getFirst();
    }

    List<BrandAnswer> of(List<StoredBrand> brands) {
        var found = conditions.of(brands.stream().map(StoredBrand::id).toList());
        return brands.stream()
                .map(brand ->
                        BrandAnswer.of(brand, found.getOrDefault(brand.id(), List.of()), addresses))
                .toList();
    }

    ResponseEntity<BrandAnswer> with(ResponseEntity.BodyBuilder response, StoredBrand brand) {
        return response.eTag(EntityTags.of(brand))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(of(brand));
    }
}
