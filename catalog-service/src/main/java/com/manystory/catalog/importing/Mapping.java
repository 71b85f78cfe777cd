package com.manystory.catalog.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.catalog.text.Translated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the columns of a file become listings. Every text is taken in every language of the brand.
///
/// @param delimiter what parts columns, one character; null means a comma
/// @param dates the pattern of dates, such as `M/d/yyyy`
/// @param times the pattern of times, such as `h:mm a`
/// @param timeZone the IANA time zone of dates and times
/// @param key the outside id of a row, by which a later import updates the same listing
/// @param listingType one of the brand's listing types
/// @param title what the listing is called
/// @param summary a sentence about it
/// @param description all about it
/// @param category its category; one that the brand doesn't have is made
/// @param categories keys, names and scenes of the categories that are made, by the cell's text
/// @param vendor who offers it; one that the brand doesn't have is made
/// @param place where it is; one that the brand doesn't have is made
/// @param places what is made of places
/// @param ages for whom it is
/// @param price what it costs
/// @param fields typed fields by their key
/// @param sessions when it takes place; null for no sessions
@JsonIgnoreProperties(ignoreUnknown = false)
public record Mapping(
        @Nullable String delimiter,
        String dates,
        String times,
        String timeZone,
        Cell key,
        Cell listingType,
        Cell title,
        @Nullable Cell summary,
        @Nullable Cell description,
        Cell category,
        @Nullable Map<String, NewCategory> categories,
        Cell vendor,
        @Nullable Cell place,
        @Nullable NewPlaces places,
        @Nullable Ages ages,
        @Nullable Price price,
        @Nullable Map<String, Cell> fields,
        @Nullable Sessions sessions) {

    /// A category to be made, or one to be used when the brand has the key.
    ///
    /// @param key the category's outside key
    /// @param name its name; null means the cell's text
    /// @param parent the key of the category above, or null
    /// @param scene what is drawn for it, or null
    public record NewCategory(
            @Nullable String key,
            @Nullable Translated name,
            @Nullable String parent,
            @Nullable String scene) {}

    /// What is made of places that the brand doesn't have.
    ///
    /// @param kind `city`, `area` or `venue`
    /// @param parent the key of the place that they lie in, or null
    /// @param parentName the name of that place, a city, when it has to be made as well
    public record NewPlaces(String kind, @Nullable String parent, @Nullable String parentName) {}

    /// Ages in years and months.
    ///
    /// @param noLimit the text that means no limit, such as `0`
    public record Ages(
            @Nullable Cell min,
            @Nullable Cell minMonths,
            @Nullable Cell max,
            @Nullable Cell maxMonths,
            @Nullable String noLimit) {}

    /// A price: a number, else a text that means free, else the least amount that a text names.
    ///
    /// @param amount the column with a number in whole units; 0 says nothing yet
    /// @param text the column with words and amounts
    /// @param free texts that mean free
    /// @param unit `session`, `course`, `package`, `person` or `event`
    /// @param rates what one unit of the file is in the brand's currency, by ISO 4217 code
    /// @param roundTo whole units of the brand's currency to round to, by ISO 4217 code
    public record Price(
            @Nullable Cell amount,
            @Nullable Cell text,
            @Nullable List<String> free,
            @Nullable Cell unit,
            @Nullable Map<String, BigDecimal> rates,
            @Nullable Map<String, BigDecimal> roundTo) {}

    /// Sessions.
    ///
    /// @param letters what stands for a weekday in the column, to `mon` … `sun`; several, parted by
    ///   spaces, stand for several
    /// @param unlimited texts in the capacity's column that mean no limit
    public record Sessions(
            Cell from,
            Cell until,
            Cell start,
            Cell end,
            Cell weekdays,
            Map<String, String> letters,
            @Nullable Cell capacity,
            @Nullable List<String> unlimited,
            @Nullable Cell taken) {}
}
