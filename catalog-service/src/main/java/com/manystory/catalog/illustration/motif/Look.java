package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Dice;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;

/// What a person looks like.
///
/// @param headSize the head's radius as a share of the height: about 0.105 for a child
public record Look(
        Oklch skin,
        Oklch hair,
        Oklch top,
        Oklch bottom,
        Oklch shoes,
        boolean longHair,
        boolean bun,
        boolean skirt,
        boolean sleeves,
        boolean bareLegs,
        double headSize) {

    /// A child in everyday colours.
    public static Look child(Stage stage) {
        var dice = stage.dice();
        var palette = stage.palette();
        var bright = stage.painterly() ? 0.62 : 0.7;
        int first = dice.whole(0, 4);
        var girl = dice.chance(0.5);
        return new Look(
                skin(dice),
                hair(dice),
                palette.accent(first, bright),
                palette.accent(first + dice.whole(1, 3), bright - dice.between(0.06, 0.22)),
                dice.chance(0.5) ? palette.paper() : palette.ink().lighter(0.1),
                girl,
                girl && dice.chance(0.4),
                girl && dice.chance(0.4),
                dice.chance(0.35),
                dice.chance(0.55),
                0.108);
    }

    /// A grown-up in quieter colours.
    public static Look adult(Stage stage) {
        var child = child(stage);
        return new Look(
                child.skin,
                child.hair,
                child.top.vivid(0.7).darker(0.08),
                stage.palette().ink().lighter(stage.dice().between(0.02, 0.2)),
                child.shoes,
                child.longHair,
                child.bun,
                false,
                true,
                false,
                0.076);
    }

    /// In one colour from neck to ankle, such as a uniform.
    public Look uniform(Oklch cloth) {
        return new Look(
                skin,
                hair,
                cloth,
                cloth.darker(0.02),
                skin,
                longHair,
                bun,
                false,
                true,
                false,
                headSize);
    }

    /// In sports clothes: short sleeves, bare legs.
    public Look kit(Oklch shirt, Oklch shorts, Oklch boots) {
        return new Look(
                skin, hair, shirt, shorts, boots, longHair, bun, false, false, true, headSize);
    }

    /// In a dress of a colour.
    public Look dress(Oklch cloth) {
        return new Look(
                skin,
                hair,
                cloth,
                cloth.lighter(0.04),
                cloth.darker(0.1),
                true,
                true,
                true,
                false,
                true,
                headSize);
    }

    private static Oklch skin(Dice dice) {
        return Oklch.of(dice.between(0.62, 0.85), dice.between(0.055, 0.08), dice.between(50, 64));
    }

    private static Oklch hair(Dice dice) {
        return Oklch.of(dice.between(0.22, 0.36), dice.between(0.015, 0.05), dice.between(30, 60));
    }
}
