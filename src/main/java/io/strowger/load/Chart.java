package io.strowger.load;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** One line on one pair of axes, drawn as SVG; the y axis starts at zero. */
final class Chart {
    private static final int WIDTH = 880;
    private static final int HEIGHT = 280;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 16;
    private static final int BOTTOM = 40;
    private static final int STEPS = 5;

    /** A place on the x axis that gets a grid line and a label. */
    record Tick(double at, String label) {}

    record Point(double x, double y) {}

    private final String xName;
    private final String yName;
    private final List<Point> points;
    private final List<Tick> ticks;
    private final double xMax;
    private final double yMax;

    Chart(String xName, String yName, List<Point> points, List<Tick> ticks) {
        this.xName = xName;
        this.yName = yName;
        this.points = points;
        this.ticks = ticks;
        xMax = Math.max(points.stream().mapToDouble(Point::x).max().orElse(1), 1e-9);
        yMax = niceCeiling(points.stream().mapToDouble(Point::y).max().orElse(1));
    }

    /** Ticks at round numbers from 0 to the last point. */
    static List<Tick> evenTicks(double max) {
        double step = niceCeiling(max / 10);
        List<Tick> ticks = new ArrayList<>();
        for (double at = 0; at <= max; at += step) {
            ticks.add(new Tick(at, label(at)));
        }
        return ticks;
    }

    String svg() {
        Formatter svg = new Formatter(Locale.ROOT);
        svg.format("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT);
        addGrid(svg);
        svg.format(
                "<path class=\"area\" d=\"%sL%.1f %dL%d %dZ\"/>",
                path(), x(lastX()), y0(), LEFT, y0());
        svg.format("<path class=\"line\" d=\"%s\"/>", path());
        svg.format("<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>", LEFT, TOP - 4, yName);
        svg.format(
                "<text class=\"name end\" x=\"%d\" y=\"%d\">%s</text></svg>",
                WIDTH - RIGHT, HEIGHT - 4, xName);
        return svg.toString();
    }

    private void addGrid(Formatter svg) {
        for (int i = 0; i <= STEPS; i++) {
            double value = yMax * i / STEPS;
            svg.format("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y(value), WIDTH - RIGHT);
            svg.format(
                    "<text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>",
                    LEFT - 8, y(value) + 4, label(value));
        }
        for (Tick tick : ticks) {
            svg.format("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x(tick.at), TOP, y0());
            svg.format(
                    "<text class=\"mid\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x(tick.at), y0() + 16, tick.label);
        }
    }

    private String path() {
        if (points.isEmpty()) {
            return "M" + LEFT + " " + y0();
        }
        Formatter path = new Formatter(Locale.ROOT);
        String command = "M";
        for (Point point : points) {
            path.format("%s%.1f %.1f", command, x(point.x), y(point.y));
            command = "L";
        }
        return path.toString();
    }

    private double lastX() {
        return points.isEmpty() ? 0 : points.getLast().x;
    }

    private double x(double value) {
        return LEFT + value / xMax * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return y0() - value / yMax * (HEIGHT - TOP - BOTTOM);
    }

    private static int y0() {
        return HEIGHT - BOTTOM;
    }

    /** The next of 1, 2, 2.5, 5 times a power of ten. */
    static double niceCeiling(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (value <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String label(double value) {
        if (value >= 10_000) {
            return String.format(Locale.ROOT, "%.4gk", value / 1000).replaceAll("\\.0+k", "k");
        }
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    }
}
