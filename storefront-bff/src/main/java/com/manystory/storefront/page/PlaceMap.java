package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Places pinned on a small board by their coordinates: not to scale, but north is up and
/// neighbours are neighbours.
///
/// @param dots the largest first
public record PlaceMap(List<Dot> dots) {

    /// The board's width in units of its drawing.
    public static final int WIDTH = 800;

    /// The board's height in units of its drawing.
    public static final int HEIGHT = 440;

    private static final int MARGIN = 64;
    private static final int LABEL_HEIGHT = 24;
    private static final int LETTER = 8;

    /// Pins the places that have coordinates and something to find, of neighbours that would lie on
    /// each other the largest.
    public static PlaceMap of(List<Place> places) {
        var located = places.stream().flatMap(Located::of).sorted(Located.LARGEST_FIRST).toList();
        var x = Axis.of(located, Located::longitude, WIDTH);
        var y = Axis.of(located, Located::latitude, HEIGHT);
        var dots = new ArrayList<Dot>();
        for (var one : located) {
            var share =
                    (double) one.place().listingCount() / located.getFirst().place().listingCount();
            var across = x.at(one.longitude());
            var down = HEIGHT - y.at(one.latitude());
            var radius = (int) (9 + 19 * Math.sqrt(share));
            if (dots.stream().anyMatch(dot -> dot.covers(across, down, radius))) {
                continue;
            }
            var free =
                    dots.stream().noneMatch(dot -> dot.collides(across, down, one.place().name()));
            dots.add(new Dot(one.place(), across, down, radius, free));
        }
        return new PlaceMap(List.copyOf(dots));
    }

    /// One pin.
    ///
    /// @param labelled whether there is room for its name
    public record Dot(Place place, int x, int y, int radius, boolean labelled) {

        private boolean covers(int otherX, int otherY, int otherRadius) {
            return Math.hypot(otherX - x, otherY - y) < radius + otherRadius;
        }

        private boolean collides(int otherX, int otherY, String otherName) {
            var width = (place.name().length() + otherName.length()) * LETTER / 2;
            return Math.abs(otherY - y) < LABEL_HEIGHT + radius && Math.abs(otherX - x) < width;
        }
    }

    private record Located(Place place, double latitude, double longitude) {

        static final Comparator<Located> LARGEST_FIRST =
                Comparator.comparingInt((Located one) -> one.place().listingCount()).reversed();

        static Stream<Located> of(Place place) {
            var latitude = place.latitude();
            var longitude = place.longitude();
            return latitude == null || longitude == null || place.listingCount() == 0
                    ? Stream.empty()
                    : Stream.of(new Located(place, latitude, longitude));
        }
    }

    private record Axis(double least, double span, int length) {

        static Axis of(List<Located> places, ToDoubleFunction<Located> value, int length) {
            var values = places.stream().mapToDouble(value).summaryStatistics();
            var span = values.getMax() - values.getMin();
            return new Axis(values.getMin(), Math.max(1e-6, span), length);
        }

        int at(double value) {
            return (int) Math.round(MARGIN + (value - least) / span * (length - 2 * MARGIN));
        }
    }
}
