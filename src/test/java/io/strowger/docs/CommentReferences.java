package io.strowger.docs;

import io.strowger.docs.SourceComments.Comment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comments point at, and which of it is not there. */
final class CommentReferences {
    private static final Pattern FILE =
            Pattern.compile(
                    "\\b((?:docs|scripts|conf)/[\\w./-]+\\.(?:md|sh|yaml|mjs|py)|src/\\w[\\w./-]*\\w)");
    private static final Pattern QUOTED =
            Pattern.compile(
                    "(docs/[\\w./-]+\\.md)"
                            + "(?:[,:;]? ?\\(?(?:(?:and|to|the|first|second) )*\"[^\"]*\")+");
    private static final Pattern QUOTE = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern INVARIANTS =
            Pattern.compile("\\b[Ii]nvariants? \\d+(?:(?: to |, | and )\\d+)*");
    private static final Pattern INVARIANT = Pattern.compile("(?m)^(\\d+)\\. ");
    private static final Pattern DECISION = Pattern.compile("\\b[Dd]ecision (\\d{4})\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "\\b(?:notes|design|fleet|style|renames|dialects|smpp)\\.md\\b"
                            + "|\\b(?:oneapi-ussd|programmable-services|code-verification|push)"
                            + "\\.txt\\b"
                            + "|\\bspec notes\\b|\\bthe notes'|\\b(?:of|and|by) the notes\\b"
                            + "|\\bnotes, ");

    private final Set<String> invariants;
    private final Set<String> decisions;
    private final Map<String, String> pages = new HashMap<>();

    CommentReferences() throws IOException {
        invariants = numbers(INVARIANT, Files.readString(Path.of("docs/invariants.md")));
        decisions =
                DecisionsTest.decisions().stream()
                        .map(path -> path.getFileName().toString().substring(0, 4))
                        .collect(Collectors.toSet());
    }

    /** What the comments point at that is not there, each with the file that does. */
    List<String> broken(List<Comment> comments) {
        return comments.stream()
                .flatMap(comment -> broken(comment).map(what -> comment.file() + ": " + what))
                .toList();
    }

    /** How many pages, files, invariants and decisions the comments point at. */
    static long count(List<Comment> comments) {
        return comments.stream()
                .flatMap(comment ->
                        Stream.of(FILE, QUOTED, INVARIANTS, DECISION)
                                .flatMap(one -> one.matcher(comment.text()).results()))
                .count();
    }

    private Stream<String> broken(Comment comment) {
        String text = comment.text();
        return Stream.of(
                        groups(FILE, text).filter(file -> !Files.exists(Path.of(file))),
                        QUOTED.matcher(text).results().flatMap(this::unknownQuotes),
                        INVARIANTS
                                .matcher(text)
                                .results()
                                .flatMap(found -> NUMBER.matcher(found.group()).results())
                                .map(MatchResult::group)
                                .filter(number -> !invariants.contains(number))
                                .map("invariant "::concat),
                        groups(DECISION, text)
                                .filter(number -> !decisions.contains(number))
                                .map("decision "::concat),
                        ELSEWHERE.matcher(text).results().map(MatchResult::group))
                .flatMap(found -> found);
    }

    private Stream<String> unknownQuotes(MatchResult found) {
        String page = pages.computeIfAbsent(found.group(1), CommentReferences::words);
        return groups(QUOTE, found.group())
                .filter(quote -> !page.contains(quote) && !page.contains(heading(quote)))
                .map(quote -> found.group(1) + " has no \"" + quote + "\"");
    }

    private static String heading(String words) {
        return "# " + words.toLowerCase(Locale.ROOT) + " #";
    }

    /** The headings of a page in lower case, then all its words, without marks. */
    private static String words(String page) {
        try {
            Path file = Path.of(page);
            String text = Files.exists(file) ? Files.readString(file).replace("`", "") : "";
            String headings =
                    groups(HEADING, text)
                            .map(CommentReferences::heading)
                            .collect(Collectors.joining(" "));
            return headings + text.replaceAll("\\s+", " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> numbers(Pattern pattern, String text) {
        return groups(pattern, text).collect(Collectors.toSet());
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
