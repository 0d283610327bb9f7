package io.strowger.load;

import io.strowger.load.Chart.Point;
import io.strowger.load.Chart.Tick;
import io.strowger.load.LoadPlan.Pace.Flood;
import io.strowger.load.LoadPlan.Pace.OpenRate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.HistogramIterationValue;

/** The outcome of a run as one HTML page that needs nothing from elsewhere. */
public final class LoadReport {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double[] PERCENTILE_TICKS = {0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999};

    private static final String STYLE =
            """
            :root{--ink:#1c2430;--soft:#667085;--line:#e4e7ec;--accent:#2563a8;--paper:#fff;--bad:#b42318}
            @media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--soft:#98a2b3;--line:#2f3744;--accent:#6aa9f0;--paper:#14181f;--bad:#f97066}}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:920px;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:2rem 0 .5rem}p{color:var(--soft);margin:.2rem 0}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
            th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid var(--line)}th{font-weight:500;color:var(--soft);width:14rem}
            .bad{color:var(--bad);font-weight:600}svg{width:100%;height:auto}svg text{font-size:11px;fill:var(--soft)}
            .name{font-weight:600}.end{text-anchor:end}.mid{text-anchor:middle}.grid{stroke:var(--line);fill:none}
            .line{stroke:var(--accent);stroke-width:2;fill:none;stroke-linejoin:round}.area{fill:var(--accent);opacity:.1}
            """;

    private LoadReport() {}

    public static String html(LoadPlan plan, LoadSummary summary, Instant at) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>Strowger load report</title><style>"
                + STYLE
                + "</style></head><body><h1>Load report</h1>"
                + paragraph(describe(plan))
                + paragraph("Ended " + at.truncatedTo(ChronoUnit.SECONDS))
                + section("Figures", table(summary))
                + section(
                        "Hop latency by percentile, from the intended send time",
                        byPercentile(summary))
                + section("Throughput", overTime(summary, "hops/s", Sample::hopsPerSecond))
                + section(
                        "99th percentile of hop latency",
                        overTime(summary, "ms", s -> s.p99Nanos() / NANOS_PER_MILLI))
                + "</body></html>\n";
    }

    private static String describe(LoadPlan plan) {
        String pace =
                switch (plan.pace()) {
                    case OpenRate(double rate) ->
                            String.format(Locale.ROOT, "%.6g sessions/s, open", rate)
                                    .replaceAll("\\.?0+ ", " ");
                    case Flood() -> "as fast as it goes";
                };
        return "%s dialled at %s: %s; %d replies a session, at most %d sessions in flight on %d connections"
                .formatted(
                        plan.walk().dialString(),
                        plan.target(),
                        pace,
                        plan.walk().replies().size(),
                        plan.limits().inFlight(),
                        plan.limits().connections());
    }

    private static String table(LoadSummary summary) {
        StringBuilder rows = new StringBuilder("<table>");
        for (String line : LoadText.summary(summary).lines().toList()) {
            String name = line.substring(0, LoadText.NAME_WIDTH);
            String value = line.substring(LoadText.NAME_WIDTH).trim();
            boolean bad =
                    (name.startsWith("errors") || name.startsWith("missed"))
                            && !value.startsWith("0");
            rows.append("<tr><th>").append(escape(name.trim())).append("</th><td");
            rows.append(bad ? " class=\"bad\">" : ">").append(escape(value)).append("</td></tr>");
        }
        return rows.append("</table>").toString();
    }

    /** The x axis is logarithmic in the share of slower hops, as HdrHistogram plots it. */
    private static String byPercentile(LoadSummary summary) {
        List<Point> points = new ArrayList<>();
        for (HistogramIterationValue value :
                summary.latency().percentiles(TICKS_PER_HALF_DISTANCE)) {
            double x =
                    Math.min(
                            rarity(value.getPercentileLevelIteratedTo()),
                            Math.log10((double) value.getTotalCountToThisValue()));
            points.add(new Point(x, value.getValueIteratedTo() / NANOS_PER_MILLI));
        }
        double last = points.isEmpty() ? 1 : points.getLast().x();
        List<Tick> ticks = new ArrayList<>();
        for (double percentile : PERCENTILE_TICKS) {
            if (rarity(percentile) <= last) {
                ticks.add(
                        new Tick(
                                rarity(percentile), LoadText.name(percentile).substring(1) + " %"));
            }
        }
        return new Chart("percentile", "ms", points, ticks).svg();
    }

    private static double rarity(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private static String overTime(
            LoadSummary summary, String name, ToDoubleFunction<Sample> value) {
        List<Point> points = new ArrayList<>();
        for (Sample sample : summary.samples()) {
            boolean scrap = sample.lengthNanos() < 200 * NANOS_PER_MILLI && !points.isEmpty();
            if (!scrap) {
                points.add(new Point(sample.atMillis() / 1000.0, value.applyAsDouble(sample)));
            }
        }
        double last = points.isEmpty() ? 1 : points.getLast().x();
        return new Chart("seconds", name, points, Chart.evenTicks(last)).svg();
    }

    private static String section(String title, String content) {
        return "<h2>" + escape(title) + "</h2>" + content;
    }

    private static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
