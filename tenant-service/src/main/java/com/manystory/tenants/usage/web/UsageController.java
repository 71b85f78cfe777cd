package com.manystory.tenants.usage.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.brand.BrandChanges;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.usage.Period;
import com.manystory.tenants.usage.Total;
import com.manystory.tenants.usage.UsageAmounts;
import com.manystory.tenants.usage.web.FleetUsage.BrandTotals;
import com.manystory.tenants.usage.web.UsageAnswer.MeasureTotal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What brands used, for operators.
@RestController
class UsageController implements UsageApi {

    private static final String CSV = "text/csv";
    private static final int MOST = 200;

    private final Brands brands;
    private final UsageAmounts amounts;
    private final Periods periods;

    UsageController(Brands brands, UsageAmounts amounts, Periods periods) {
        this.brands = brands;
        this.amounts = amounts;
        this.periods = periods;
    }

    @Override
    @GetMapping(
            path = {"/api/v1/brands/{brandId}/usage", "/internal/v1/brands/{brandId}/usage"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public UsageAnswer brand(
            @PathVariable String brandId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String step) {
        var brand = known(brandId);
        var period = periods.read(from, to, step);
        return UsageAnswer.of(brand, period, amounts.of(brand.id(), brand.incarnation(), period));
    }

    @Override
    @GetMapping(
            path = {"/api/v1/brands/{brandId}/usage", "/internal/v1/brands/{brandId}/usage"},
            produces = CSV)
    public ResponseEntity<String> brandCsv(
            @PathVariable String brandId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String step) {
        return UsageCsv.of(brand(brandId, from, to, step));
    }

    @Override
    @GetMapping(path = "/api/v1/usage", produces = MediaType.APPLICATION_JSON_VALUE)
    public FleetUsage fleet(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var period = periods.read(from, to, null);
        var size = Math.clamp(limit, 1, MOST);
        var page = page(period, after(cursor), size);
        return new FleetUsage(
                period.from(), period.to(), shared(period), page.items(), page.nextCursor());
    }

    @Override
    @GetMapping(path = "/api/v1/usage", produces = CSV)
    public ResponseEntity<String> fleetCsv(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var period = periods.read(from, to, null);
        var all = new ArrayList<BrandTotals>();
        for (String after = ""; after != null; ) {
            var page = page(period, after, MOST);
            all.addAll(page.items());
            after = page.nextCursor();
        }
        return UsageCsv.of(all, shared(period));
    }

    /// Brands without any use are on the page too.
    private Page page(Period period, String after, int size) {
        var found = brands.page(after, null, size + 1);
        var shown = found.size() > size ? found.subList(0, size) : found;
        var totals = new LinkedHashMap<String, List<MeasureTotal>>();
        shown.forEach(brand -> totals.put(brand.id().value(), new ArrayList<>()));
        for (Total total : amounts.totals(period, after, shown.size())) {
            var ofBrand = totals.get(total.brand());
            if (ofBrand != null) {
                ofBrand.add(MeasureTotal.of(total));
            }
        }
        return new Page(
                totals.entrySet().stream()
                        .map(brand -> new BrandTotals(brand.getKey(), brand.getValue()))
                        .toList(),
                found.size() > size ? shown.getLast().id().value() : null);
    }

    private List<MeasureTotal> shared(Period period) {
        return amounts.shared(period).stream().map(MeasureTotal::of).toList();
    }

    private StoredBrand known(String id) {
        if (!TenantId.isValid(id)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "unknown-brand",
                    "Unknown brand",
                    "No brand can have this id.");
        }
        var tenant = TenantId.of(id);
        return brands.find(tenant).orElseThrow(() -> BrandChanges.unknown(tenant));
    }

    private static String after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty() || TenantId.isValid(cursor)) {
            return cursor == null ? "" : cursor;
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-cursor",
                "The cursor isn't valid",
                "Take the cursor from nextCursor of the previous page.");
    }

    /// @param nextCursor where the next page begins; null on the last
    private record Page(List<BrandTotals> items, @Nullable String nextCursor) {}
}
