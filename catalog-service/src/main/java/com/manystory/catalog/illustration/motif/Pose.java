package com.manystory.catalog.illustration.motif;

/// A person's pose as angles in degrees: 0 hangs down, 90 points forward, 180 up. Each limb has the
/// angle of its upper part and the bend of its lower part.
///
/// @param lean how far the trunk leans forward
/// @param nod how far the head leans forward of the trunk
/// @param lift how high the person is in the air, as a share of the height
public record Pose(
        double lean,
        double nod,
        double[] nearArm,
        double[] farArm,
        double[] nearLeg,
        double[] farLeg,
        double lift) {

    private static Pose of(
            double lean,
            double nod,
            int na,
            int nb,
            int fa,
            int fb,
            int nl,
            int nk,
            int fl,
            int fk,
            double lift) {
        return new Pose(
                lean,
                nod,
                new double[] {na, nb},
                new double[] {fa, fb},
                new double[] {nl, nk},
                new double[] {fl, fk},
                lift);
    }

    /// Standing at ease.
    public static final Pose STAND = of(0, 0, 12, 12, -10, 8, 6, -4, -6, 0, 0);

    /// Waving.
    public static final Pose WAVE = of(0, -4, 150, 20, -14, 10, 8, -4, -8, 0, 0);

    /// Both arms up in joy.
    public static final Pose CHEER = of(-3, -6, 155, 12, 205, -12, 14, -8, -14, 2, 0.05);

    /// Running.
    public static final Pose RUN = of(16, -6, 55, 85, -60, 80, 62, -58, -34, -52, 0.03);

    /// Kicking a ball.
    public static final Pose KICK = of(-10, 6, -48, 30, 70, 20, 66, -12, -12, -6, 0);

    /// A shot at the basket.
    public static final Pose SHOOT = of(3, -10, 152, 22, 168, 10, 22, -46, -14, -30, 0.14);

    /// A martial artist's high kick.
    public static final Pose HIGH_KICK = of(-24, 10, 42, 96, 72, 80, 108, -2, -4, -2, 0);

    /// A martial artist's punch in a wide stance.
    public static final Pose PUNCH = of(4, 0, 92, 0, 30, 110, 42, -44, -38, -4, 0);

    /// Sitting with crossed legs, hands on the knees.
    public static final Pose LOTUS = of(0, 0, 42, 20, -42, -10, 78, -150, -70, 148, 0);

    /// One foot at the other knee, palms together overhead.
    public static final Pose TREE = of(0, 0, 168, 18, 192, -18, 2, 0, 62, -130, 0);

    /// A ballet dancer on one toe.
    public static final Pose ARABESQUE = of(14, -10, 118, 4, -88, -8, 0, 0, -96, 4, 0.02);

    /// A ballet dancer with rounded arms overhead.
    public static final Pose FIFTH = of(-2, -4, 112, 56, 128, 58, 10, -6, -8, 0, 0.01);

    /// A leap with stretched legs.
    public static final Pose LEAP = of(4, -6, 128, 6, -120, -6, 84, -4, -84, 4, 0.22);

    /// Dancing with bent knees.
    public static final Pose GROOVE = of(-6, 4, 128, 46, -62, 96, 34, -52, -22, -14, 0);

    /// Reaching forward, as to paint or to play.
    public static final Pose REACH = of(4, 4, 84, 26, -14, 24, 6, -4, -8, 0, 0);

    /// Sitting on something, hands forward on a table or keys.
    public static final Pose SIT = of(4, 6, 52, 46, 46, 50, 84, -84, 74, -76, 0);

    /// Sitting on the floor with stretched legs.
    public static final Pose FLOOR = of(-8, 8, 46, 28, -36, -14, 84, -6, 70, 12, 0);

    /// Climbing: reaching up with one hand, a knee high.
    public static final Pose CLIMB = of(6, -12, 162, 12, 122, 34, 70, -88, 8, -16, 0.2);

    /// Swinging along a bar or a handstand's mirror: arms straight up.
    public static final Pose HANG = of(0, 0, 176, 4, 184, -4, 12, -18, -6, -8, 0.3);

    /// Holding something before the chest.
    public static final Pose HOLD = of(2, 10, 34, 78, 30, 74, 6, -4, -6, 0, 0);

    /// Playing a bowed or plucked instrument.
    public static final Pose PLAY = of(-2, 8, 66, 70, 96, 60, 8, -4, -8, 0, 0);

    /// Walking.
    public static final Pose WALK = of(4, 0, -26, 20, 28, 22, 26, -8, -24, -16, 0);
}
