package com.manystory.catalog.vendor.web;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.config.web.FinishedJson;
import com.manystory.catalog.search.ListingSearch;
import com.manystory.catalog.search.SearchParameters;
import com.manystory.catalog.vendor.VendorPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
@Tag(name = "Vendors")
class VendorController {

    private final VendorPages vendors;
    private final ListingSearch search;
    private final Brands brands;
    private final ObjectMapper json;

    VendorController(VendorPages vendors, ListingSearch search, Brands brands, ObjectMapper json) {
        this.vendors = vendors;
        this.search = search;
        this.brands = brands;
        this.json = json;
    }

    @GetMapping("/api/v1/vendors/{slug}")
    @Operation(summary = "One vendor with its listings, a page as of the listings API")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json"))
    void show(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String locale,
            HttpServletResponse response)
            throws IOException {
        var language = brands.locale(locale);
        var vendor = vendors.find(language, slug).orElseThrow(() -> Missing.of("vendor"));
        var wanted = new LinkedMultiValueMap<String, String>();
        wanted.add("vendor", slug);
        wanted.add("limit", "60");
        var listings = search.search(SearchParameters.read(wanted, language));
        var body = new ByteArrayOutputStream();
        var head = json.writeValueAsString(vendor);
        body.writeBytes(utf8(head.substring(0, head.length() - 1) + ",\"listings\":"));
        body.writeBytes(listings.body());
        body.write('}');
        var tags = "vendor:" + vendor.id() + ",places," + listings.tags();
        FinishedJson.send(body.toByteArray(), tags, response);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
