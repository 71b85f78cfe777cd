package com.manystory.tenants.usage.web;

import com.manystory.tenants.usage.web.FleetUsage.BrandTotals;
import com.manystory.tenants.usage.web.UsageAnswer.MeasureTotal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Usage as CSV (RFC 4180). No value needs quotes: ids, names of services and measures, units,
/// times and numbers have neither commas nor line ends.
final class UsageCsv {

    private static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private UsageCsv() {}

    static ResponseEntity<String> of(UsageAnswer answer) {
        var csv = new StringBuilder("brand,start,service,measure,unit,amount\r\n");
        for (var item : answer.items()) {
            line(
                    csv,
                    answer.brand(),
                    item.start(),
                    item.service(),
                    item.measure(),
                    item.unit(),
                    item.amount());
        }
        return file(answer.brand() + "-usage.csv", csv);
    }

    /// @param shared what belongs to no brand; its column of the brand is empty
    static ResponseEntity<String> of(List<BrandTotals> brands, List<MeasureTotal> shared) {
        var csv = new StringBuilder("brand,measure,unit,amount\r\n");
        shared.forEach(total -> line(csv, "", total.measure(), total.unit(), total.amount()));
        for (var brand : brands) {
            for (var total : brand.totals()) {
                line(csv, brand.brand(), total.measure(), total.unit(), total.amount());
            }
        }
        return file("usage.csv", csv);
    }

    private static void line(StringBuilder csv, Object... values) {
        for (int i = 0; i < values.length; i++) {
            csv.append(i == 0 ? "" : ",").append(values[i]);
        }
        csv.append("\r\n");
    }

    private static ResponseEntity<String> file(String name, StringBuilder csv) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .body(csv.toString());
    }
}
