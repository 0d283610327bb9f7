package io.strowger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule about who may depend on whom, for a house whose root package is given. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum HouseRule {
    CORE_DEPENDS_ON_THE_JDK_ALONE(
            "core.Framed",
            root ->
                    classes()
                            .that()
                            .resideInAPackage(root + ".core..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(
                                    root + ".core..",
                                    "org.jspecify.annotations..",
                                    "java.lang..",
                                    "java.util..",
                                    "java.math..",
                                    "java.nio..",
                                    "java.time..")),

    CORE_WRITES_NO_LOG(
            "core.Talkative",
            root ->
                    noClasses()
                            .that()
                            .resideInAPackage(root + ".core..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("java.util.logging..")
                            .orShould()
                            .accessField(System.class, "out")
                            .orShould()
                            .accessField(System.class, "err")),

    CORE_READS_NO_CLOCK(
            "core.Clocked",
            root ->
                    noClasses()
                            .that()
                            .resideInAPackage(root + ".core..")
                            .should()
                            .accessTargetWhere(
                                    describe(
                                            "the target is a clock",
                                            access -> isClock(access.getTarget())))),

    CORE_THROWS_NO_DICE(
            "core.Lucky",
            root ->
                    noClasses()
                            .that()
                            .resideInAPackage(root + ".core..")
                            .should()
                            .dependOnClassesThat()
                            .areAssignableTo(Random.class)
                            .orShould()
                            .dependOnClassesThat()
                            .resideInAPackage("java.util.random..")
                            .orShould()
                            .dependOnClassesThat()
                            .haveFullyQualifiedName("java.util.SplittableRandom")
                            .orShould()
                            .callMethod(Math.class, "random")
                            .orShould()
                            .callMethod(UUID.class, "randomUUID")),

    TOP_PACKAGES_HAVE_NO_CYCLES(
            "ops.Round", root -> slices().matching(root + ".(*)..").should().beFreeOfCycles()),

    PACKAGES_HAVE_NO_CYCLES(
            "core.session.Inward",
            root -> slices().matching(root + ".(**)").should().beFreeOfCycles()),

    DIALECTS_NEVER_SEE_EACH_OTHER("dialect.one.Nosy", root -> siblings(root + ".dialect")),

    APIS_NEVER_SEE_EACH_OTHER("api.one.Nosy", root -> siblings(root + ".api")),

    NETWORKS_NEVER_SEE_EACH_OTHER("network.one.Nosy", root -> siblings(root + ".network")),

    STORES_NEVER_SEE_EACH_OTHER("store.one.Nosy", root -> siblings(root + ".store")),

    BUS_MESSAGES_HOLD_NO_JSON(
            "bus.Loose",
            root ->
                    noClasses()
                            .that()
                            .resideInAPackage(root + ".bus..")
                            .should()
                            .dependOnClassesThat()
                            .belongToAnyOf(JsonObject.class, JsonArray.class)),

    EVENT_BUS_IS_FOR_BUS_AND_VERTICLES(
            "ops.Shouting",
            root ->
                    noClasses()
                            .that(
                                    not(resideInAPackage(root + ".bus.."))
                                            .and(not(simpleNameEndingWith("Verticle"))))
                            .should()
                            .dependOnClassesThat()
                            .areAssignableTo(EventBus.class)),

    /** Its connections are given back only when an exchange is over. */
    ONE_CLIENT_KEEPS_CONNECTIONS(
            "ops.Calling",
            root ->
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(root + ".http.client..")
                            .should()
                            .callMethodWhere(
                                    describe(
                                            "the target makes an HTTP client",
                                            call -> makesHttpClient(call.getTarget())))),

    ONLY_STROWGER_SEES_IMPLEMENTATIONS(
            "cli.Knowing",
            root ->
                    classes()
                            .that()
                            .resideInAnyPackage(root + ".network.*..", root + ".store.*..")
                            .should()
                            .onlyHaveDependentClassesThat()
                            .resideInAnyPackage(
                                    root,
                                    root + ".bootstrap",
                                    root + ".network.*..",
                                    root + ".store.*..")),

    /**
     * The APIs and the three stages of a hop meet on the bus; only the root package, where Strowger
     * is, and what it starts with see two of them.
     */
    ONLY_STROWGER_SEES_EVERYTHING(
            "cli.AllSeeing",
            root ->
                    classes()
                            .that()
                            .resideInAPackage(root + ".*..")
                            .and()
                            .resideOutsideOfPackage(root + ".bootstrap")
                            .should(
                                    ArchCondition.from(
                                            describe(
                                                    "see at most one of api, ingress, session, dispatch",
                                                    type -> stagesSeenBy(type, root) <= 1))));

    private static final Set<String> HOP_STAGES =
            Set.of(".api", ".ingress", ".session", ".dispatch");
    private static final Set<String> HTTP_CLIENT_MAKERS =
            Set.of("createHttpClient", "httpClientBuilder");
    private static final Set<String> CLOCKS_OF_SYSTEM = Set.of("currentTimeMillis", "nanoTime");

    private final String offender;
    private final Function<String, ArchRule> rule;

    HouseRule(String offender, Function<String, ArchRule> rule) {
        this.offender = offender;
        this.rule = rule;
    }

    /** The class of the planted house that breaks this rule, below its root package. */
    String offender() {
        return offender;
    }

    /** The rule for the house below {@code root}; packages that are not there break nothing. */
    ArchRule in(String root) {
        return rule.apply(root).allowEmptyShould(true);
    }

    private static ArchRule siblings(String parent) {
        return slices().matching(parent + ".(*)..").should().notDependOnEachOther();
    }

    private static boolean makesHttpClient(AccessTarget target) {
        return HTTP_CLIENT_MAKERS.contains(target.getName())
                || target.getOwner().isEquivalentTo(WebClient.class);
    }

    private static boolean isClock(AccessTarget target) {
        JavaClass owner = target.getOwner();
        return (owner.isEquivalentTo(System.class) && CLOCKS_OF_SYSTEM.contains(target.getName()))
                || owner.isAssignableTo(InstantSource.class)
                || owner.isAssignableTo(Date.class)
                || owner.isAssignableTo(Calendar.class)
                || (owner.getPackageName().startsWith("java.time")
                        && target.getName().equals("now"));
    }

    private static long stagesSeenBy(JavaClass type, String root) {
        Stream<JavaClass> seen =
                type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
        return Stream.concat(Stream.of(type), seen)
                .map(JavaClass::getPackageName)
                .flatMap(name -> HOP_STAGES.stream().filter(stage -> isWithin(name, root + stage)))
                .distinct()
                .count();
    }

    private static boolean isWithin(String packageName, String stage) {
        return packageName.equals(stage) || packageName.startsWith(stage + ".");
    }
}
