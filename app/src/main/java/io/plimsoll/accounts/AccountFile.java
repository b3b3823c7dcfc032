package io.plimsoll.accounts;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plimsoll.formats.position.PositionFiles;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Positions by account, from CSV with the columns of CME CORE, or from JSON:
 *
 * <pre>{"accounts": [{"account": "A", "positions": [
 *   {"product": "CL", "period": "202203", "quantity": 5},
 *   {"product": "LO", "period": "20220215", "right": "call", "strike": 80, "underlyingPeriod": "202203", "quantity": -2}]}]}</pre>
 */
public final class AccountFile {

    private static final Set<String> KEYS =
            Set.of("exchange", "product", "period", "right", "strike", "underlyingPeriod", "quantity");

    private static final Set<String> ACCOUNT_KEYS = Set.of("firm", "account", "positions");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** No account holds more of anything; what is larger is a slip, and would leave the range of numbers when multiplied. */
    private static final double MOST = 1e15;

    private AccountFile() {}

    /** The positions of each account, by name; a firm's name stands before the account's where there is one. */
    public static Map<String, List<Position>> read(Path file) {
        Map<String, List<Position>> accounts = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            throw new InputRejectedException(file + ": there is no such file of positions");
        }
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            json(file, accounts);
        } else {
            PositionFiles.stream(file, p -> {
                if (Math.abs(p.quantity()) > MOST) {
                    throw new InputRejectedException(file + ": a quantity must be at most " + MOST + ", was "
                            + p.quantity() + " in account " + p.account());
                }
                add(accounts, p);
            });
        }
        if (accounts.isEmpty()) {
            throw new InputRejectedException(file + ": the file holds no accounts");
        }
        return accounts;
    }

    /** The positions of one account. */
    public static List<Position> account(Path file, String name) {
        Map<String, List<Position>> accounts = read(file);
        List<Position> positions = accounts.get(name);
        if (positions == null) {
            throw new InputRejectedException(
                    file + ": there is no account \"" + name + "\"; the accounts are " + accounts.keySet());
        }
        return positions;
    }

    private static void add(Map<String, List<Position>> accounts, Position position) {
        of(accounts, position.firm(), position.account()).add(position);
    }

    private static List<Position> of(Map<String, List<Position>> accounts, String firm, String account) {
        return accounts.computeIfAbsent(firm.isEmpty() ? account : firm + "/" + account, n -> new ArrayList<>());
    }

    private static void json(Path file, Map<String, List<Position>> to) {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new InputRejectedException(file + ": not readable as JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e.getMessage(), e);
        }
        JsonNode accounts = root.get("accounts");
        if (accounts == null || !accounts.isArray()) {
            throw new InputRejectedException(file + ": the file must hold {\"accounts\": [...]}");
        }
        for (int a = 0; a < accounts.size(); a++) {
            String where = "accounts[" + a + "]";
            JsonNode account = accounts.get(a);
            known(file, where, account, ACCOUNT_KEYS);
            if (text(account, "account").isEmpty()) {
                throw rejected(file, where + ".account", "must name the account", account.get("account"));
            }
            JsonNode held = account.get("positions");
            if (held == null || !held.isArray()) {
                throw rejected(file, where, "must have positions: [...]", held);
            }
            List<Position> positions = of(to, text(account, "firm"), text(account, "account"));
            for (int p = 0; p < held.size(); p++) {
                positions.add(position(file, where + ".positions[" + p + "]", account, held.get(p)));
            }
        }
    }

    private static Position position(Path file, String where, JsonNode account, JsonNode node) {
        known(file, where, node, KEYS);
        JsonNode quantity = node.get("quantity");
        if (quantity == null || !quantity.isNumber() || !(Math.abs(quantity.asDouble()) <= MOST)) {
            throw rejected(
                    file, where + ".quantity", "must be a number, long above zero, of at most " + MOST, quantity);
        }
        OptionRight right = right(file, where, node.get("right"));
        JsonNode strike = node.hasNonNull("strike") ? node.get("strike") : null;
        if ((right != null) != (strike != null && strike.isNumber())) {
            throw rejected(file, where + ".strike", "must be a number where there is a right, and only there", strike);
        }
        String product = text(node, "product");
        if (product.isEmpty()) {
            throw rejected(file, where + ".product", "must name a product of the book", node.get("product"));
        }
        return new Position(
                text(account, "firm"),
                text(account, "account"),
                text(node, "exchange"),
                product,
                "",
                product,
                text(node, "period"),
                right,
                strike == null ? Double.NaN : strike.asDouble(),
                text(node, "underlyingPeriod"),
                quantity.asDouble(),
                "",
                "");
    }

    private static void known(Path file, String where, JsonNode node, Set<String> keys) {
        if (!node.isObject()) {
            throw rejected(file, where, "must be a mapping", node);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw rejected(file, where + "." + key, "is unknown; the keys are " + keys, node.get(key));
            }
        });
    }

    private static @Nullable OptionRight right(Path file, String where, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        return switch (node.asText().toLowerCase(Locale.ROOT)) {
            case "call", "c" -> OptionRight.CALL;
            case "put", "p" -> OptionRight.PUT;
            default -> throw rejected(file, where + ".right", "must be call or put", node);
        };
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? "" : value.asText();
    }

    private static InputRejectedException rejected(Path file, String where, String rule, @Nullable JsonNode value) {
        return new InputRejectedException(file + ": " + where + " " + rule + ", was " + value);
    }
}
