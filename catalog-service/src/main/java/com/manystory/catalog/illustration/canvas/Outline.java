package com.manystory.catalog.illustration.canvas;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Outlines in picture units, as plain Java2D shapes.
public final class Outline {

    private Outline() {}

    /// A circle.
    public static Shape circle(double x, double y, double radius) {
        return oval(x, y, radius, radius);
    }

    /// An ellipse by its centre and half axes.
    public static Shape oval(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, rx * 2, ry * 2);
    }

    /// A rectangle by its top left corner.
    public static Shape box(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    /// A rectangle with rounded corners.
    public static Shape round(double x, double y, double width, double height, double radius) {
        return new RoundRectangle2D.Double(x, y, width, height, radius * 2, radius * 2);
    }

    /// A polygon through `x, y` pairs.
    public static Path2D polygon(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /// A smooth closed outline through `x, y` pairs.
    public static Path2D smooth(double... xy) {
        var path = spline(xy, true);
        path.closePath();
        return path;
    }

    /// A smooth open line through `x, y` pairs.
    public static Path2D curve(double... xy) {
        return spline(xy, false);
    }

    private static Path2D spline(double[] xy, boolean closed) {
        int n = xy.length / 2;
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 0; i < (closed ? n : n - 1); i++) {
            int before = closed ? (i + n - 1) % n : Math.max(i - 1, 0);
            int next = (i + 1) % n;
            int after = closed ? (i + 2) % n : Math.min(i + 2, n - 1);
            path.curveTo(
                    xy[i * 2] + (xy[next * 2] - xy[before * 2]) / 6,
                    xy[i * 2 + 1] + (xy[next * 2 + 1] - xy[before * 2 + 1]) / 6,
                    xy[next * 2] - (xy[after * 2] - xy[i * 2]) / 6,
                    xy[next * 2 + 1] - (xy[after * 2 + 1] - xy[i * 2 + 1]) / 6,
                    xy[next * 2],
                    xy[next * 2 + 1]);
        }
        return path;
    }

    /// An irregular roundish outline.
    public static Path2D blob(Dice dice, double x, double y, double rx, double ry, double wobble) {
        int n = 9;
        var xy = new double[n * 2];
        var turn = dice.between(0, Math.TAU);
        for (int i = 0; i < n; i++) {
            var angle = turn + Math.TAU * i / n;
            var reach = 1 + dice.around(wobble);
            xy[i * 2] = x + Math.cos(angle) * rx * reach;
            xy[i * 2 + 1] = y + Math.sin(angle) * ry * reach;
        }
        return smooth(xy);
    }

    /// A round-headed arch by its left foot, width and height to the crown.
    public static Path2D arch(double x, double foot, double width, double height) {
        var r = width / 2;
        var k = r * 0.5523;
        var spring = foot - height + r;
        var path = new Path2D.Double();
        path.moveTo(x, foot);
        path.lineTo(x, spring);
        path.curveTo(x, spring - k, x + r - k, spring - r, x + r, spring - r);
        path.curveTo(x + r + k, spring - r, x + width, spring - k, x + width, spring);
        path.lineTo(x + width, foot);
        path.closePath();
        return path;
    }

    /// A pointed arch by its left foot, width and height to the tip.
    public static Path2D pointed(double x, double foot, double width, double height) {
        var path = new Path2D.Double();
        var spring = foot - height * 0.55;
        path.moveTo(x, foot);
        path.lineTo(x, spring);
        path.quadTo(x, spring - height * 0.3, x + width / 2, foot - height);
        path.quadTo(x + width, spring - height * 0.3, x + width, spring);
        path.lineTo(x + width, foot);
        path.closePath();
        return path;
    }

    /// A leaf from its stem's end, in a direction (radians), with its length and width.
    public static Path2D leaf(double x, double y, double angle, double length, double width) {
        var cos = Math.cos(angle);
        var sin = Math.sin(angle);
        var tipX = x + cos * length;
        var tipY = y + sin * length;
        var midX = x + cos * length * 0.45;
        var midY = y + sin * length * 0.45;
        var path = new Path2D.Double();
        path.moveTo(x, y);
        path.quadTo(midX - sin * width, midY + cos * width, tipX, tipY);
        path.quadTo(midX + sin * width, midY - cos * width, x, y);
        path.closePath();
        return path;
    }

    /// A star or, with a deep inner radius, a sparkle.
    public static Path2D star(
            double x, double y, double radius, double inner, int points, double turn) {
        var xy = new double[points * 4];
        for (int i = 0; i < points * 2; i++) {
            var angle = turn - Math.PI / 2 + Math.PI * i / points;
            var r = i % 2 == 0 ? radius : inner;
            xy[i * 2] = x + Math.cos(angle) * r;
            xy[i * 2 + 1] = y + Math.sin(angle) * r;
        }
        return polygon(xy);
    }

    /// A shape moved.
    public static Shape moved(Shape shape, double dx, double dy) {
        return AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape);
    }

    /// A shape turned about a point by radians.
    public static Shape turned(Shape shape, double angle, double x, double y) {
        return AffineTransform.getRotateInstance(angle, x, y).createTransformedShape(shape);
    }
}
