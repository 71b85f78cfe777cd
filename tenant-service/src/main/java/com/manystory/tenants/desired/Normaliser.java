package com.manystory.tenants.desired;

import static com.manystory.tenants.desired.DesiredState.sorted;
import static java.util.Objects.requireNonNull;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.Features;
import com.manystory.tenancy.brand.Theme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Translates between the state that clients write and the one that services read. Absent sections
/// become their defaults, so that a body says the same whether it spells them out or not.
final class Normaliser {

    private Normaliser() {}

    static BrandSpec toSpec(DesiredState state) {
        var locales = list(state.locales());
        var payments = state.payments();
        var commission = state.commission();
        var placement = state.placement();
        return new BrandSpec(
                requireNonNull(state.displayName()).strip(),
                list(state.domains()),
                locales,
                state.defaultLocale() == null ? locales.getFirst() : state.defaultLocale(),
                requireNonNull(state.currency()),
                requireNonNull(state.timeZone()),
                requireNonNull(state.country()),
                theme(state.theme()),
                map(state.vocabulary()),
                features(state.features()),
                list(state.listingTypes()).stream().map(Normaliser::listingType).toList(),
                payments == null ? BrandSpec.Payments.DEFAULT : payments(payments),
                commission == null || commission.basisPoints() == null
                        ? BrandSpec.Commission.DEFAULT
                        : new BrandSpec.Commission(commission.basisPoints()),
                map(state.quotas()),
                placement == null
                        ? BrandSpec.Placement.DEFAULT
                        : new BrandSpec.Placement(placement.cell(), placement.tier()),
                list(state.admins()).stream()
                        .map(admin ->
                                new BrandSpec.Admin(
                                        requireNonNull(admin.email()),
                                        requireNonNull(admin.role())))
                        .toList());
    }

    private static Theme theme(@Nullable DesiredTheme theme) {
        if (theme == null) {
            return Theme.DEFAULT;
        }
        var logo = theme.logo();
        return new Theme(
                map(theme.palette()),
                map(theme.light()),
                map(theme.dark()),
                map(theme.type()),
                map(theme.shape()),
                map(theme.layout()),
                map(theme.imagery()),
                map(theme.motion()),
                logo == null ? Theme.DEFAULT.logo() : new Theme.Logo(logo.wordmark(), logo.icon()));
    }

    private static Features features(@Nullable DesiredFeatures features) {
        if (features == null) {
            return Features.DEFAULT;
        }
        var search = features.search();
        var filters = features.filters();
        var frontPage = features.frontPage();
        return new Features(
                map(features.switches()),
                search == null ? Features.DEFAULT.search() : list(search),
                filters == null ? Features.DEFAULT.filters() : list(filters),
                frontPage == null
                        ? Features.DEFAULT.frontPage()
                        : list(frontPage).stream().map(Normaliser::section).toList());
    }

    private static Features.Section section(DesiredFeatures.Section section) {
        return new Features.Section(
                requireNonNull(section.type()),
                map(section.title()),
                map(section.text()),
                map(section.query()),
                section.limit());
    }

    private static BrandSpec.ListingType listingType(DesiredState.ListingType type) {
        return new BrandSpec.ListingType(
                requireNonNull(type.id()), requireNonNull(type.process()), map(type.name()));
    }

    private static BrandSpec.Payments payments(DesiredState.Payments payments) {
        var defaults = BrandSpec.Payments.DEFAULT;
        var methods = payments.methods();
        var holdMinutes = payments.holdMinutes();
        return new BrandSpec.Payments(
                payments.gateway() == null ? defaults.gateway() : payments.gateway(),
                payments.account(),
                methods == null ? defaults.methods() : list(methods),
                holdMinutes == null ? defaults.holdMinutes() : holdMinutes);
    }

    static DesiredState toState(BrandSpec spec) {
        var vocabulary = new TreeMap<String, Map<String, String>>();
        spec.vocabulary().forEach((locale, words) -> vocabulary.put(locale, sorted(words)));
        return new DesiredState(
                spec.displayName(),
                nullable(spec.domains()),
                nullable(spec.locales()),
                spec.defaultLocale(),
                spec.currency(),
                spec.timeZone(),
                spec.country(),
                theme(spec.theme()),
                vocabulary,
                features(spec.features()),
                nullable(
                        spec.listingTypes().stream()
                                .map(type ->
                                        new DesiredState.ListingType(
                                                type.id(), type.process(), sorted(type.name())))
                                .toList()),
                new DesiredState.Payments(
                        spec.payments().gateway(),
                        spec.payments().account(),
                        nullable(spec.payments().methods()),
                        spec.payments().holdMinutes()),
                new DesiredState.Commission(spec.commission().basisPoints()),
                sorted(spec.quotas()),
                new DesiredState.Placement(spec.placement().cell(), spec.placement().tier()),
                nullable(
                        spec.admins().stream()
                                .map(admin -> new DesiredState.Admin(admin.email(), admin.role()))
                                .toList()));
    }

    private static DesiredTheme theme(Theme theme) {
        return new DesiredTheme(
                sorted(theme.palette()),
                sorted(theme.light()),
                sorted(theme.dark()),
                sorted(theme.type()),
                sorted(theme.shape()),
                sorted(theme.layout()),
                sorted(theme.imagery()),
                sorted(theme.motion()),
                new DesiredTheme.Logo(theme.logo().wordmark(), theme.logo().icon()));
    }

    private static DesiredFeatures features(Features features) {
        return new DesiredFeatures(
                sorted(features.switches()),
                nullable(features.search()),
                nullable(features.filters()),
                nullable(
                        features.frontPage().stream()
                                .map(section ->
                                        new DesiredFeatures.Section(
                                                section.type(),
                                                sorted(section.title()),
                                                sorted(section.text()),
                                                sorted(section.query()),
                                                section.limit()))
                                .toList()));
    }

    private static <T> List<T> list(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list.stream().map(item -> requireNonNull(item)).toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> List<@Nullable T> nullable(List<T> list) {
        return (List<@Nullable T>) list;
    }

    private static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
