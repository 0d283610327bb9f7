package io.strowger.demo;

import java.util.regex.Pattern;

/**
 * The menus of the Demo Bank.
 *
 * <p>It remembers nothing between two requests. Where a subscriber is, and what was typed on the
 * way, travels as {@code ClientState}: words with blanks between them, the name of the question
 * first. {@code "send 0241234567"} is "sending money to that number; how much was asked".
 */
final class DemoBank {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{9,15}");
    private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,3}(\\.[0-9]{2})?");
    private static final String PHONE_HINT = "That is no phone number.";
    private static final String AMOUNT_HINT = "Use a form such as 5 or 12.50.";
    private static final String BACK = "0";

    private DemoBank() {}

    /** The first screen, after a dial such as {@code *713#}. */
    static Turn welcome() {
        return Turn.ask(
                "home",
                "number",
                "Demo Bank\n1. Balance\n2. Send money\n3. Airtime\n4. Vote\n5. About\n0. Exit");
    }

    /**
     * The screen that follows a reply.
     *
     * @param state what the last screen's {@link Turn#state} was
     * @param mobile the subscriber's own number
     */
    static Turn reply(String state, String input, String mobile) {
        String[] known = state.split(" ", -1);
        String typed = input.strip();
        return switch (known[0]) {
            case "balance" -> balance(typed);
            case "send" -> send(known, typed);
            case "airtime" -> airtime(known, typed, mobile);
            case "other" -> other(typed);
            case "vote" -> vote(typed);
            case "about" -> typed.equals(BACK) ? welcome() : about().again("Please enter 0.");
            default -> home(typed);
        };
    }

    private static Turn home(String choice) {
        return switch (choice) {
            case "1" -> balanceMenu();
            case "2" -> askRecipient();
            case "3" -> airtimeMenu();
            case "4" -> voteMenu();
            case "5" -> about();
            case BACK -> Turn.end("Thank you for banking with us.");
            default -> welcome().again("Please choose 0 to 5.");
        };
    }

    private static Turn balanceMenu() {
        return Turn.ask("balance", "number", "Balance of\n1. Current account\n2. Savings\n0. Back");
    }

    private static Turn balance(String choice) {
        return switch (choice) {
            case "1" -> Turn.end("Current account: GHS 1,250.40\nThank you.");
            case "2" -> Turn.end("Savings: GHS 8,000.00\nInterest this year: GHS 312.55");
            case BACK -> welcome();
            default -> balanceMenu().again("Please choose 0 to 2.");
        };
    }

    private static Turn askRecipient() {
        return Turn.ask("send", "phone", "Send money\nEnter the number of the recipient:\n0. Back");
    }

    /** Three questions, one after the other: to whom, how much, really? */
    private static Turn send(String[] known, String typed) {
        if (known.length == 3) {
            return confirmed(known[1], known[2], typed);
        }
        if (typed.equals(BACK)) {
            return welcome();
        }
        if (known.length == 2) {
            return AMOUNT.matcher(typed).matches()
                    ? confirm(known[1], money(typed))
                    : askAmount("send", known[1]).again(AMOUNT_HINT);
        }
        return PHONE.matcher(typed).matches()
                ? askAmount("send", typed)
                : askRecipient().again(PHONE_HINT);
    }

    private static Turn confirm(String to, String amount) {
        return Turn.ask(
                "send " + to + " " + amount,
                "number",
                "Send GHS " + amount + " to " + to + "?\n1. Confirm\n2. Cancel");
    }

    private static Turn confirmed(String to, String amount, String choice) {
        return switch (choice) {
            case "1" -> Turn.end("GHS " + amount + " sent to " + to + ".\nThank you.");
            case "2" -> Turn.end("Nothing was sent.");
            default -> confirm(to, amount).again("Please choose 1 or 2.");
        };
    }

    private static Turn airtimeMenu() {
        return Turn.ask(
                "airtime", "number", "Airtime for\n1. My number\n2. Another number\n0. Back");
    }

    private static Turn airtime(String[] known, String typed, String mobile) {
        if (typed.equals(BACK)) {
            return welcome();
        }
        if (known.length == 2) {
            return AMOUNT.matcher(typed).matches()
                    ? Turn.end("GHS " + money(typed) + " of airtime for " + known[1] + ". Enjoy!")
                    : askAmount("airtime", known[1]).again(AMOUNT_HINT);
        }
        return switch (typed) {
            case "1" -> askAmount("airtime", mobile);
            case "2" -> askOther();
            default -> airtimeMenu().again("Please choose 0 to 2.");
        };
    }

    private static Turn other(String typed) {
        if (typed.equals(BACK)) {
            return airtimeMenu();
        }
        return PHONE.matcher(typed).matches()
                ? askAmount("airtime", typed)
                : askOther().again(PHONE_HINT);
    }

    private static Turn askOther() {
        return Turn.ask("other", "phone", "Airtime for which number?\n0. Back");
    }

    private static Turn askAmount(String service, String number) {
        String text = "For " + number + "\nEnter the amount in GHS:\n0. Back";
        return Turn.ask(service + " " + number, "decimal", text);
    }

    private static Turn voteMenu() {
        return Turn.ask("vote", "number", "Best team?\n1. Lions\n2. Eagles\n3. Stars\n0. Back");
    }

    private static Turn vote(String choice) {
        return switch (choice) {
            case "1", "2", "3" -> Turn.end("Your vote for team " + choice + " counts. Thank you.");
            case BACK -> welcome();
            default -> voteMenu().again("Please choose 0 to 3.");
        };
    }

    private static Turn about() {
        return Turn.ask(
                "about",
                "number",
                "The Demo Bank has no money. It shows nested menus, questions in a row and wrong"
                        + " input asked again, all with ClientState alone.\n0. Back");
    }

    /** {@code 5} is five, {@code 12.50} stays. */
    private static String money(String typed) {
        return typed.contains(".") ? typed : typed + ".00";
    }
}
