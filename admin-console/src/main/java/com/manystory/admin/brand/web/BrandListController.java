package com.manystory.admin.brand.web;

import com.manystory.admin.access.BrandAccess;
import com.manystory.admin.brand.BrandCard;
import com.manystory.admin.brand.BrandCards;
import com.manystory.admin.token.ConsoleUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists the brands for operators.
@RestController
@Tag(name = "Brands")
class BrandListController {

    private final BrandCards cards;
    private final BrandAccess access;

    BrandListController(BrandCards cards, BrandAccess access) {
        this.cards = cards;
        this.access = access;
    }

    @GetMapping("/api/v1/brands")
    @Operation(summary = "List all brands")
    BrandList list(@AuthenticationPrincipal ConsoleUser user) {
        access.requireOperator(user);
        return new BrandList(cards.all());
    }

    /// All brands, by id.
    record BrandList(List<BrandCard> items) {}
}
