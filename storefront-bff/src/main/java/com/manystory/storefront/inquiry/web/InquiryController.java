package com.manystory.storefront.inquiry.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.inquiry.Inquiries;
import com.manystory.storefront.language.Words;
import com.manystory.storefront.page.InquiryForm;
import com.manystory.storefront.page.InquiryPage;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.Templates;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.web.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/// The inquiry form of a listing's page.
@Controller
class InquiryController {

    private static final String TRAP = "website";

    private final Inquiries inquiries;
    private final Catalogue catalogue;
    private final Layouts layouts;
    private final Templates templates;
    private final JsonMapper json;

    InquiryController(
            Inquiries inquiries,
            Catalogue catalogue,
            Layouts layouts,
            Templates templates,
            JsonMapper json) {
        this.inquiries = inquiries;
        this.catalogue = catalogue;
        this.layouts = layouts;
        this.templates = templates;
        this.json = json;
    }

    @PostMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}/l/{slug}/inquiries")
    ResponseEntity<byte[]> send(
            Visit visit,
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> form) {
        visit.require(Feature.INQUIRIES);
        var words = layouts.words(visit);
        var action = layouts.links(visit).inquiries(slug);
        var entry = InquiryEntry.of(form, words);
        if (!entry.errors().isEmpty()) {
            return answer(
                    visit,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    slug,
                    words,
                    new InquiryForm(action, entry.values(), entry.errors(), null));
        }
        var trapped = form.getFirst(TRAP);
        try {
            // A robot that filled the hidden field is thanked, and nothing is sent.
            var reference =
                    trapped != null && !trapped.isBlank() ? "-" : reference(visit, slug, entry);
            return answer(
                    visit,
                    HttpStatus.OK,
                    slug,
                    words,
                    new InquiryForm(action, Map.of(), Map.of(), reference));
        } catch (ProblemException problem) {
            if (!problem.status().is4xxClientError() || problem.status() == HttpStatus.NOT_FOUND) {
                throw problem;
            }
            return answer(
                    visit,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    slug,
                    words,
                    new InquiryForm(action, entry.values(), errors(problem, words), null));
        }
    }

    private String reference(Visit visit, String slug, InquiryEntry entry) {
        var answer =
                inquiries.send(
                        entry.request(
                                slug, visit.language(), visit.site().brand().spec().currency()),
                        entry.idempotencyKey(slug));
        return json.readTree(answer).path("reference").asString("");
    }

    private static Map<String, String> errors(ProblemException problem, Words words) {
        var errors = new LinkedHashMap<String, String>();
        problem.errors()
                .forEach(error ->
                        errors.put(
                                error.pointer().replaceFirst("^/", ""),
                                words.get("error.try-again")));
        errors.put("", words.get("error.try-again"));
        return errors;
    }

    private ResponseEntity<byte[]> answer(
            Visit visit, HttpStatus status, String slug, Words words, InquiryForm form) {
        if (visit.fragment()) {
            return templates.fragment(status, "inquiry", Map.of("form", form, "words", words));
        }
        var card = catalogue.listing(visit, slug).card();
        return templates.page(
                status,
                "inquiry-page",
                new InquiryPage(layouts.plain(visit, card.title()), card, form));
    }
}
