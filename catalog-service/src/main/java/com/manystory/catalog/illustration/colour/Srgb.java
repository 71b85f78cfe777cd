package com.manystory.catalog.illustration.colour;

/// Conversion between sRGB and OKLab with the matrices of Björn Ottosson's definition.
final class Srgb {

    private Srgb() {}

    static int fromLch(double lightness, double chroma, double hue) {
        var cos = Math.cos(Math.toRadians(hue));
        var sin = Math.sin(Math.toRadians(hue));
        var linear = linear(lightness, chroma * cos, chroma * sin);
        for (double c = chroma; !inGamut(linear) && c > 0.002; ) {
            c *= 0.92;
            linear = linear(lightness, c * cos, c * sin);
        }
        return encode(linear[0]) << 16 | encode(linear[1]) << 8 | encode(linear[2]);
    }

    static double[] toLab(int rgb) {
        var r = decode(rgb >> 16 & 255);
        var g = decode(rgb >> 8 & 255);
        var b = decode(rgb & 255);
        var l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double[] linear(double lightness, double a, double b) {
        var l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        var m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        var s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean inGamut(double[] linear) {
        for (var value : linear) {
            if (value < -0.001 || value > 1.001) {
                return false;
            }
        }
        return true;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static int encode(double linear) {
        var value = Math.clamp(linear, 0, 1);
        var encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }

    private static double decode(int value) {
        var encoded = value / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
