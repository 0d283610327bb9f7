-- Accounts, networks and applications become one JSON document each, with credentials and prices in
-- it; columns stay where SQL has to see something. A secret stays sealed as it was: it is bound to the
-- table, the row and the name of the column that it had, which is how its member is called as well.
-- Texts were lines of NAME=text with \\, \n and \r as in JSON; lists were joined by commas.
CREATE TEMP TABLE texts_as_json (of TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL);
INSERT INTO texts_as_json
    WITH RECURSIVE line (of, id, text, rest) AS (
        SELECT 'network', id, '', texts || char(10) FROM networks WHERE texts <> ''
        UNION ALL
        SELECT 'application', id, '', texts || char(10) FROM applications WHERE texts <> ''
        UNION ALL
        SELECT of, id, substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
        FROM line WHERE rest <> ''
    )
    SELECT of, id, json_group_object(
        substr(text, 1, instr(text, '=') - 1),
        json_extract('"' || replace(replace(substr(text, instr(text, '=') + 1), '"', '\"'), char(9), '\t') || '"', '$'))
    FROM line WHERE text <> '' GROUP BY of, id;

CREATE TEMP TABLE prices_as_json (of TEXT NOT NULL, id TEXT NOT NULL, currency TEXT NOT NULL, json TEXT NOT NULL);
INSERT INTO prices_as_json
    SELECT kind, owner, max(currency), json_object(
        'general', json((SELECT json_object('currency', g.currency, 'minorUnits', g.amount) FROM push_prices g
                         WHERE g.kind = p.kind AND g.owner = p.owner AND g.prefix = '')),
        'byPrefix', json(json_group_object(prefix, json(json_object('currency', currency, 'minorUnits', amount)))
                         FILTER (WHERE prefix <> '')))
    FROM push_prices p GROUP BY kind, owner;

ALTER TABLE accounts ADD COLUMN document TEXT NOT NULL DEFAULT '{}'; -- JSON
UPDATE accounts SET document = json_object(
    'id', id,
    'name', name,
    'permissions', json(CASE permissions WHEN '' THEN '[]' ELSE '["' || replace(replace(replace(permissions, '\', '\\'), '"', '\"'), ',', '","') || '"]' END),
    'suspended', json(CASE suspended WHEN 0 THEN 'false' ELSE 'true' END),
    'checkout', json(CASE checkout_url WHEN '' THEN 'null'
                     ELSE json_object('url', checkout_url, 'secret', checkout_secret) END),
    'callbackRanges', json(CASE callback_ranges WHEN '' THEN '[]'
                           ELSE '["' || replace(replace(replace(callback_ranges, '\', '\\'), '"', '\"'), ',', '","') || '"]' END),
    'callbackSecret', callback_secret,
    'shortCodes', json(CASE short_codes WHEN '' THEN '[]' ELSE '["' || replace(replace(replace(short_codes, '\', '\\'), '"', '\"'), ',', '","') || '"]' END),
    'channel', channel,
    'purse', json((SELECT json_object('currency', currency, 'prices', json(json)) FROM prices_as_json p
                   WHERE p.of = 'account' AND p.id = accounts.id)),
    'credentials', json((SELECT json_group_array(json_object(
                'kind', c.kind,
                'name', c.name,
                'secret', c.hash,
                'allowedAddresses', json(CASE c.allowed_addresses WHEN '' THEN '[]'
                        ELSE '["' || replace(replace(replace(c.allowed_addresses, '\', '\\'), '"', '\"'), ',', '","') || '"]' END),
                'strict', json(CASE c.strict WHEN 0 THEN 'false' ELSE 'true' END)))
            FROM credentials c WHERE c.account = accounts.id)));

ALTER TABLE networks ADD COLUMN document TEXT NOT NULL DEFAULT '{}'; -- JSON
UPDATE networks SET document = json_object(
    'terms', json_object(
        'id', id,
        'operator', operator,
        'idleMillis', idle_millis,
        'texts', json(coalesce((SELECT json FROM texts_as_json t WHERE t.of = 'network' AND t.id = networks.id), '{}'))),
    'connector', connector,
    'dialect', dialect,
    'country', country,
    'prefixes', json(CASE prefixes WHEN '' THEN '[]' ELSE '["' || replace(replace(replace(prefixes, '\', '\\'), '"', '\"'), ',', '","') || '"]' END),
    'secret', nullif(secret_hash, ''),
    'requestsPerSecond', requests_per_second,
    'webhookSecret', nullif(webhook_secret, ''),
    'outbound', json(CASE WHEN url = '' OR outbound_secret = '' THEN 'null'
                     ELSE json_object('url', url, 'secret', outbound_secret, 'notifyUrl', nullif(notify_url, '')) END),
    'strict', json(CASE strict WHEN 0 THEN 'false' ELSE 'true' END));

ALTER TABLE applications ADD COLUMN document TEXT NOT NULL DEFAULT '{}'; -- JSON
UPDATE applications SET document = json_object(
    'terms', json_object(
        'id', id,
        'account', account,
        'dialect', dialect,
        'answerWithinMillis', answer_within_millis,
        'replyWithinMillis', reply_within_millis,
        'sessionWithinMillis', session_within_millis,
        'recoverWithinMillis', recover_within_millis,
        'lateAfterMillis', CASE late_answer WHEN 0 THEN 0 ELSE late_after_millis END,
        'texts', json(coalesce((SELECT json FROM texts_as_json t
                                WHERE t.of = 'application' AND t.id = applications.id), '{}'))),
    'url', url,
    'options', json_object(
        'strict', json(CASE strict WHEN 0 THEN 'false' ELSE 'true' END),
        'titleCase', json(CASE title_case WHEN 0 THEN 'false' ELSE 'true' END),
        'secret', secret),
    'connectWithinMillis', connect_within_millis,
    'concurrency', concurrency,
    'codes', json((SELECT json_group_array(c.code) FROM service_codes c WHERE c.application = applications.id)),
    'recoveryCode', nullif(recovery_code, ''),
    'prices', json(coalesce((SELECT json FROM prices_as_json p
                             WHERE p.of = 'application' AND p.id = applications.id), '{}')),
    'trusted', json('true'));

-- A recovery code is taken like any other.
INSERT INTO service_codes (code, application)
    SELECT recovery_code, min(id) FROM applications WHERE recovery_code <> '' GROUP BY recovery_code
    ON CONFLICT (code) DO NOTHING;

DROP TABLE texts_as_json;
DROP TABLE prices_as_json;
DROP TABLE push_prices;
DROP TABLE credentials;
ALTER TABLE accounts DROP COLUMN name;
ALTER TABLE accounts DROP COLUMN permissions;
ALTER TABLE accounts DROP COLUMN suspended;
ALTER TABLE accounts DROP COLUMN checkout_url;
ALTER TABLE accounts DROP COLUMN checkout_secret;
ALTER TABLE accounts DROP COLUMN callback_ranges;
ALTER TABLE accounts DROP COLUMN short_codes;
ALTER TABLE accounts DROP COLUMN channel;
ALTER TABLE accounts DROP COLUMN callback_secret;
ALTER TABLE networks DROP COLUMN operator;
ALTER TABLE networks DROP COLUMN idle_millis;
ALTER TABLE networks DROP COLUMN texts;
ALTER TABLE networks DROP COLUMN connector;
ALTER TABLE networks DROP COLUMN dialect;
ALTER TABLE networks DROP COLUMN country;
ALTER TABLE networks DROP COLUMN prefixes;
ALTER TABLE networks DROP COLUMN secret_hash;
ALTER TABLE networks DROP COLUMN url;
ALTER TABLE networks DROP COLUMN requests_per_second;
ALTER TABLE networks DROP COLUMN outbound_secret;
ALTER TABLE networks DROP COLUMN notify_url;
ALTER TABLE networks DROP COLUMN webhook_secret;
ALTER TABLE networks DROP COLUMN strict;
ALTER TABLE applications DROP COLUMN dialect;
ALTER TABLE applications DROP COLUMN url;
ALTER TABLE applications DROP COLUMN answer_within_millis;
ALTER TABLE applications DROP COLUMN reply_within_millis;
ALTER TABLE applications DROP COLUMN session_within_millis;
ALTER TABLE applications DROP COLUMN recover_within_millis;
ALTER TABLE applications DROP COLUMN texts;
ALTER TABLE applications DROP COLUMN connect_within_millis;
ALTER TABLE applications DROP COLUMN concurrency;
ALTER TABLE applications DROP COLUMN strict;
ALTER TABLE applications DROP COLUMN title_case;
ALTER TABLE applications DROP COLUMN secret;
ALTER TABLE applications DROP COLUMN recovery_code;
ALTER TABLE applications DROP COLUMN late_answer;
ALTER TABLE applications DROP COLUMN late_after_millis;
