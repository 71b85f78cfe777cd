package com.manystory.catalog.illustration.motif;

/// A simple one-point perspective onto level ground.
///
/// @param vanishX where depth vanishes
/// @param horizon the eye's height on the canvas
/// @param drop how far below the horizon the ground is at depth 0
public record Perspective(double vanishX, double horizon, double drop) {

    /// How large things look at a depth: 1 at depth 0.
    public double scale(double depth) {
        return 1 / (1 + depth);
    }

    /// Where a point on the ground is from left to right.
    public double x(double aside, double depth) {
        return vanishX + aside * scale(depth);
    }

    /// Where the ground is at a depth.
    public double y(double depth) {
        return horizon + drop * scale(depth);
    }
}
