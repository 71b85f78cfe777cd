package com.manystory.tenants.brand;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.BrandSpec.Placement;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DataProperties.Cell.Tier;
import com.manystory.tenants.brand.ChangeRefusedException.Reason;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// The database clusters that brands can be placed on: pooled ones take any number of brands,
/// dedicated ones one at a time.
@Component
public class Cells {

    private static final String POOLED = Tier.POOLED.name().toLowerCase(Locale.ROOT);

    private final Map<String, Tier> tiers = new TreeMap<>();

    Cells(DataProperties properties) {
        properties.cells().forEach((name, cell) -> tiers.put(name, cell.tier()));
    }

    /// Their names.
    public Set<String> names() {
        return tiers.keySet();
    }

    /// Who may be placed on a cell, as desired states say it: `pooled` or `dedicated`. One that is
    /// not set up any more counts as pooled.
    public String tier(String cell) {
        return tiers.getOrDefault(cell, Tier.POOLED).name().toLowerCase(Locale.ROOT);
    }

    /// Whether the cell can take one more brand.
    ///
    /// @param brandsByCell how many brands each cell has, or is about to have
    public boolean hasRoom(String cell, Map<String, Long> brandsByCell) {
        return tiers.get(cell) == Tier.POOLED || brandsByCell.getOrDefault(cell, 0L) == 0;
    }

    /// The wanted cell, or the one of the wanted tier with the fewest brands.
    ///
    /// @throws ChangeRefusedException when none can take the brand
    String choose(Placement wanted, Map<String, Long> brandsByCell) {
        var cell = wanted.cell();
        var tier = wanted.tier();
        if (cell == null) {
            return emptiest(tier == null ? POOLED : tier, brandsByCell);
        }
        if (tier != null && !tier.equals(tier(cell))) {
            throw new ChangeRefusedException(
                    Reason.TIER_REFUSED, "The cell \"%s\" is %s.".formatted(cell, tier(cell)));
        }
        if (!hasRoom(cell, brandsByCell)) {
            throw new ChangeRefusedException(
                    Reason.CELL_REFUSED,
                    "The cell \"%s\" is dedicated to another brand.".formatted(cell));
        }
        return cell;
    }

    /// A brand comes to another cell by a move, which somebody wants for a reason, watches, and can
    /// take back.
    ///
    /// @throws ChangeRefusedException when the specification wants it elsewhere
    void requireSame(StoredBrand brand, BrandSpec spec) {
        var cell = spec.placement().cell();
        if (cell != null && !cell.equals(brand.cell())) {
            throw new ChangeRefusedException(
                    Reason.CELL_REFUSED,
                    "The brand is on the cell \"%s\". To move it, POST to /api/v1/brands/%s/move."
                            .formatted(brand.cell(), brand.id()));
        }
        var tier = spec.placement().tier();
        if (tier != null
                && !tier.equals(brand.spec().placement().tier())
                && !tier.equals(tier(brand.cell()))) {
            throw new ChangeRefusedException(
                    Reason.TIER_REFUSED,
                    "The brand is on the cell \"%s\", which is %s. Move it to one that is %s: POST to /api/v1/brands/%s/move."
                            .formatted(brand.cell(), tier(brand.cell()), tier, brand.id()));
        }
    }

    private String emptiest(String tier, Map<String, Long> brandsByCell) {
        return names().stream()
                .filter(name -> tier(name).equals(tier) && hasRoom(name, brandsByCell))
                .min(Comparator.comparing(name -> brandsByCell.getOrDefault(name, 0L)))
                .orElseThrow(() ->
                        new ChangeRefusedException(
                                Reason.TIER_REFUSED,
                                "No %s cell has room for the brand; add one to manystory.data.cells."
                                        .formatted(tier)));
    }
}
