package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Canvas;
import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import java.awt.geom.Path2D;

/// A faceless person of rounded limbs in a [Pose], standing with the lowest foot on the ground.
public final class Figure {

    private final Canvas canvas;
    private final Pose pose;
    private final Look look;
    private final double height;
    private final int facing;
    private double hipX;
    private double hipY;

    private Figure(Canvas canvas, Pose pose, Look look, double height, int facing) {
        this.canvas = canvas;
        this.pose = pose;
        this.look = look;
        this.height = height;
        this.facing = facing;
    }

    /// Draws a person.
    ///
    /// @param x the middle of the hips
    /// @param ground where the lowest foot is
    /// @param height standing height in units
    /// @param facing 1 to the right, -1 to the left
    public static void draw(
            Stage stage, Pose pose, Look look, double x, double ground, double height, int facing) {
        var figure = new Figure(stage.canvas(), pose, look, height, facing);
        var reach = Math.max(figure.reach(pose.nearLeg()), figure.reach(pose.farLeg()));
        figure.hipX = x;
        figure.hipY = ground - Math.max(reach, 0.09 * height) - pose.lift() * height;
        figure.paint();
    }

    private double reach(double[] leg) {
        var upper = 0.215 * height;
        var foot = 0.03 * height;
        return down(leg[0]) * upper + Math.max(0, down(leg[0] + leg[1])) * upper + foot;
    }

    private static double down(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private void paint() {
        var lean = pose.lean();
        var torso = 0.27 * height;
        var neckX = hipX + side(180 - lean) * torso;
        var neckY = hipY + down(180 - lean) * torso;
        var hair = look.hair();
        var headAngle = 180 - lean - pose.nod();
        var headR = look.headSize() * height;
        var headX = neckX + side(headAngle) * headR * 1.18;
        var headY = neckY + down(headAngle) * headR * 1.18;
        limb(neckX, neckY, pose.farArm(), true, true);
        limb(hipX, hipY, pose.farLeg(), false, true);
        if (look.longHair()) {
            tail(headX, headY, headR, lean);
        }
        if (!look.skirt()) {
            limb(hipX, hipY, pose.nearLeg(), false, false);
        } else {
            limb(hipX, hipY, pose.nearLeg(), false, false);
            skirt(lean);
        }
        canvas.line(0.17 * height, look.bottom(), hipX, hipY - 0.01 * height, hipX, hipY);
        canvas.line(0.075 * height, look.skin().darker(0.05), neckX, neckY, headX, headY);
        var torsoShape = torso(neckX, neckY);
        canvas.body(torsoShape, look.top());
        head(headX, headY, headR, hair, lean);
        limb(neckX, neckY, pose.nearArm(), true, false);
    }

    private Path2D torso(double neckX, double neckY) {
        var w = 0.088 * height;
        var dx = neckX - hipX;
        var dy = neckY - hipY;
        var length = Math.hypot(dx, dy);
        var nx = -dy / length;
        var ny = dx / length;
        var ex = dx / length * w * 0.55;
        var ey = dy / length * w * 0.55;
        return Outline.smooth(
                hipX + nx * w - ex,
                hipY + ny * w - ey,
                hipX - nx * w - ex,
                hipY - ny * w - ey,
                hipX + dx * 0.5 - nx * w * 0.92,
                hipY + dy * 0.5 - ny * w * 0.92,
                neckX - nx * w * 1.02 + ex * 0.2,
                neckY - ny * w * 1.02 + ey * 0.2,
                neckX - nx * w * 0.4 + ex,
                neckY - ny * w * 0.4 + ey,
                neckX + nx * w * 0.4 + ex,
                neckY + ny * w * 0.4 + ey,
                neckX + nx * w * 1.02 + ex * 0.2,
                neckY + ny * w * 1.02 + ey * 0.2,
                hipX + dx * 0.5 + nx * w * 0.92,
                hipY + dy * 0.5 + ny * w * 0.92);
    }

    private void head(double x, double y, double r, Oklch hair, double lean) {
        canvas.body(Outline.circle(x, y, r), look.skin());
        var tilt = Math.toRadians(lean) * facing;
        var cap =
                Outline.smooth(
                        x - r * 1.06 * facing,
                        y + r * 0.35,
                        x - r * 1.02 * facing,
                        y - r * 0.5,
                        x - r * 0.1 * facing,
                        y - r * 1.1,
                        x + r * 0.85 * facing,
                        y - r * 0.62,
                        x + r * 0.75 * facing,
                        y - r * 0.25,
                        x + r * 0.1 * facing,
                        y - r * 0.3,
                        x - r * 0.3 * facing,
                        y + r * 0.2,
                        x - r * 0.55 * facing,
                        y + r * 0.6);
        canvas.fill(Outline.turned(cap, tilt, x, y), hair);
        if (look.bun()) {
            canvas.fill(Outline.circle(x - r * 0.55 * facing, y - r * 1.05, r * 0.42), hair);
        }
    }

    private void tail(double x, double y, double r, double lean) {
        var back = -facing;
        var path =
                Outline.smooth(
                        x + back * r * 0.4, y - r * 0.8,
                        x + back * r * 1.35, y - r * 0.2,
                        x + back * r * (1.5 + lean * 0.01), y + r * 1.2,
                        x + back * r * 1.1, y + r * 1.9,
                        x + back * r * 0.5, y + r * 0.9);
        canvas.fill(path, look.hair().darker(0.03));
    }

    private void skirt(double lean) {
        var flare = 0.19 * height;
        var drop = 0.2 * height;
        var spread = Math.toRadians(lean * 0.4) * facing;
        var path =
                Outline.smooth(
                        hipX - 0.075 * height,
                        hipY - 0.07 * height,
                        hipX + 0.075 * height,
                        hipY - 0.07 * height,
                        hipX + flare,
                        hipY + drop,
                        hipX,
                        hipY + drop * 1.08,
                        hipX - flare,
                        hipY + drop);
        canvas.body(Outline.turned(path, -spread, hipX, hipY), look.bottom());
    }

    private void limb(double x, double y, double[] angles, boolean arm, boolean far) {
        var upper = (arm ? 0.155 : 0.215) * height;
        var lower = (arm ? 0.15 : 0.215) * height;
        var x0 = x;
        var y0 = arm ? y + 0.045 * height : y;
        var midX = x0 + side(angles[0]) * upper;
        var midY = y0 + down(angles[0]) * upper;
        var total = angles[0] + angles[1];
        var endX = midX + side(total) * lower;
        var endY = midY + down(total) * lower;
        var dim = far ? 0.07 : 0;
        var width = (arm ? 0.062 : 0.085) * height;
        var cloth = (arm ? look.top() : look.bottom()).darker(dim);
        var skin = look.skin().darker(dim);
        var lowerTone = arm ? (look.sleeves() ? cloth : skin) : look.bareLegs() ? skin : cloth;
        canvas.line(width * 0.88, lowerTone, midX, midY, endX, endY);
        var upperTone = !arm && look.bareLegs() && look.skirt() ? skin : cloth;
        if (arm && !look.sleeves()) {
            canvas.line(width, skin, x0, y0, midX, midY);
            canvas.line(width * 1.15, cloth, x0, y0, (x0 * 2 + midX) / 3, (y0 * 2 + midY) / 3);
        } else {
            canvas.line(width, upperTone, x0, y0, midX, midY);
        }
        if (arm) {
            canvas.fill(Outline.circle(endX, endY, width * 0.5), skin);
        } else {
            shoe(endX, endY, total, width, dim);
        }
    }

    private void shoe(double x, double y, double angle, double width, double dim) {
        var toe = angle + 82;
        canvas.line(
                width * 0.8,
                look.shoes().darker(dim),
                x,
                y,
                x + side(toe) * width * 0.75,
                y + down(toe) * width * 0.75);
    }

    private double side(double degrees) {
        return Math.sin(Math.toRadians(degrees)) * facing;
    }
}
