package com.manystory.catalog.category.web;

import com.manystory.catalog.category.CategoryTree;
import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.JsonAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Categories")
class CategoryController {

    private final CategoryTree categories;
    private final Brands brands;

    CategoryController(CategoryTree categories, Brands brands) {
        this.categories = categories;
        this.brands = brands;
    }

    @GetMapping("/api/v1/categories")
    @Operation(summary = "The tree of categories")
    ResponseEntity<Items> list(@RequestParam(required = false) @Nullable String locale) {
        var items = categories.read(brands.locale(locale));
        return JsonAnswers.ok(new Items(items), "categories,listings");
    }

    record Items(List<CategoryTree.Category> items) {}
}
