package com.manystory.catalog.illustration.canvas;

import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.colour.Palette;
import com.manystory.catalog.illustration.colour.Style;
import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/// A picture being painted, in units of which the shorter side has 1000 whatever the size in
/// pixels. What a thing looks like depends on the palette's style: [#solid] is a lit body with a
/// soft shadow in one and cut paper with a hard shadow in the other.
public final class Canvas {

    /// Units of the shorter side.
    public static final double UNITS = 1000;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Palette palette;
    private final double scale;
    private final Glow glow;
    private double lightSide = -1;

    /// An empty canvas of a size in pixels.
    public Canvas(int widthPx, int heightPx, Palette palette) {
        this.image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        this.palette = palette;
        this.scale = Math.min(widthPx, heightPx) / UNITS;
        this.glow = new Glow(width(), height());
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.scale(scale, scale);
    }

    /// The width in units, 1000 or more.
    public double width() {
        return image.getWidth() / scale;
    }

    /// The height in units, 1000 or more.
    public double height() {
        return image.getHeight() / scale;
    }

    /// Whether light, gradients and soft edges are wanted rather than flat shapes.
    public boolean painterly() {
        return palette.style() == Style.PAINTERLY;
    }

    /// Chooses the side from which light falls, -1 (left) or 1 (right).
    public void lightFrom(int side) {
        lightSide = side;
    }

    /// Fills a shape with one colour.
    public void fill(Shape shape, Oklch tone) {
        graphics.setColor(tone.color());
        graphics.fill(shape);
    }

    /// Fills a shape with a gradient from its top to its bottom.
    public void fill(Shape shape, Oklch top, Oklch bottom) {
        var box = shape.getBounds2D();
        gradient(shape, top, bottom, box.getX(), box.getMinY(), box.getX(), box.getMaxY());
    }

    /// Fills a shape with a gradient between two points.
    public void gradient(
            Shape shape, Oklch from, Oklch to, double x0, double y0, double x1, double y1) {
        graphics.setPaint(
                new GradientPaint(
                        (float) x0, (float) y0, from.color(), (float) x1, (float) y1, to.color()));
        graphics.fill(shape);
    }

    /// Fills the whole canvas with a gradient from top to bottom.
    public void wash(Oklch top, Oklch bottom) {
        fill(Outline.box(0, 0, width(), height()), top, bottom);
    }

    /// Fills a thing that has a body: lit from one side and casting a shadow on what is behind.
    public void solid(Shape shape, Oklch tone) {
        cast(shape, painterly() ? 1 : 0.8);
        body(shape, tone);
    }

    /// Fills a body without its shadow.
    public void body(Shape shape, Oklch tone) {
        var box = shape.getBounds2D();
        var lit = lightSide < 0 ? box.getMinX() : box.getMaxX();
        var shaded = lightSide < 0 ? box.getMaxX() : box.getMinX();
        if (painterly()) {
            gradient(
                    shape,
                    tone.lighter(0.06),
                    tone.darker(0.09).turned(6),
                    lit,
                    box.getMinY(),
                    shaded,
                    box.getMaxY());
        } else {
            fill(shape, tone);
            stipple(shape, tone.darker(0.13).vivid(1.1), lit, box.getMinY(), shaded, box.getMaxY());
        }
    }

    /// The shadow that a shape throws on what is behind it, soft or hard; depth 1 is usual.
    public void cast(Shape shape, double depth) {
        var away = -lightSide;
        if (painterly()) {
            var moved = Outline.moved(shape, away * 9 * depth, 12 * depth);
            soft(moved, palette.ink().fade(0.3), 14 * depth);
        } else {
            var moved = Outline.moved(shape, away * 11 * depth, 11 * depth);
            fill(moved, palette.ink().fade(0.2));
        }
    }

    /// A pool of shade on the ground under a thing.
    public void ground(double x, double y, double rx) {
        var pool = Outline.oval(x, y, rx, rx * 0.16);
        if (painterly()) {
            soft(pool, palette.ink().fade(0.45), rx * 0.12);
        } else {
            fill(pool, palette.ink().fade(0.2));
        }
    }

    /// Shades a shape with dots that get denser from one point to another; nothing when painterly.
    public void stipple(Shape shape, Oklch tone, double x0, double y0, double x1, double y1) {
        if (!painterly()) {
            graphics.setPaint(new StipplePaint(tone.argb(), x0, y0, x1, y1, scale));
            graphics.fill(shape);
        }
    }

    /// Fills a shape with edges blurred by a distance.
    public void soft(Shape shape, Oklch tone, double blur) {
        SoftShape.paint(graphics, shape, tone.argb(), blur, scale, image);
    }

    /// A smooth stroke along a path with round ends.
    public void stroke(Shape path, double width, Oklch tone) {
        graphics.setColor(tone.color());
        graphics.setStroke(
                new BasicStroke(
                        (float) Math.max(width, 0.7 / scale),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    /// Straight strokes through `x, y` pairs.
    public void line(double width, Oklch tone, double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        stroke(path, width, tone);
    }

    /// Adds light around a point; strength 1 reaches the tone's own brightness at the middle.
    public void glow(double x, double y, double radius, Oklch tone, double strength) {
        glow.add(x, y, radius, radius, tone, painterly() ? strength : strength * 0.45);
    }

    /// Adds light in an ellipse.
    public void glow(double x, double y, double rx, double ry, Oklch tone, double strength) {
        glow.add(x, y, rx, ry, tone, painterly() ? strength : strength * 0.45);
    }

    /// Ends the painting: light, grade, brush work and grain. The canvas isn't used afterwards.
    public BufferedImage finish(Light light) {
        graphics.dispose();
        if (painterly()) {
            new PainterlyFinish(image, glow, light, scale).apply();
        } else {
            new PlayfulFinish(image, glow, light, scale).apply();
        }
        return image;
    }
}
