package com.manystory.catalog.media;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.illustration.Illustrator;
import com.manystory.catalog.illustration.Scene;
import java.awt.image.BufferedImage;
import org.springframework.stereotype.Component;

/// Draws with the illustrator, in the colours of the bound brand's theme.
@Component
class IllustratedPainter implements Painter {

    private final Illustrator illustrator = new Illustrator();
    private final Brands brands;

    IllustratedPainter(Brands brands) {
        this.brands = brands;
    }

    @Override
    public BufferedImage paint(Description description, int width, int height) {
        var palette = BrandLook.palette(brands.spec().theme());
        return illustrator.draw(
                new Scene(
                        description.scene(),
                        description.seed(),
                        description.season(),
                        description.time(),
                        palette),
                width,
                height);
    }
}
