/** A question to the lake. Its text is the same for Athena and for DuckDB over the same tables. */
export interface Question {
  readonly name: string;
  readonly asks: string;
  readonly sql: string;
}

/**
 * The month in which it is asked. Every question to the raw tables names the days it is about: without
 * that, Athena asks the bucket for each folder that there may be.
 */
const thisMonth = `year = CAST(year(current_date) AS varchar)
  AND month = lpad(CAST(month(current_date) AS varchar), 2, '0')`;

/** The same for prices, whose folders are months. */
const thisPricedMonth = `month = CAST(year(current_date) AS varchar) || '-'
  || lpad(CAST(month(current_date) AS varchar), 2, '0')`;

/**
 * Saved in Athena and explained in docs/lake.md. They use only functions that the documentation of Athena
 * and of DuckDB both name: count, min, max, year, month, lpad, CAST, CASE, UNNEST of plain lists,
 * current_date, ||, subtraction of an INTERVAL.
 */
export const questions: readonly Question[] = [
  {
    name: "errors-of-upstreams-by-day",
    asks: "How often did an upstream answer with an error, on each day of this month?",
    sql: `SELECT source, year, month, day,
  count(*) AS calls,
  count(CASE WHEN status BETWEEN 400 AND 499 THEN 1 END) AS refused,
  count(CASE WHEN status >= 500 THEN 1 END) AS broken,
  count(CASE WHEN status IS NULL THEN 1 END) AS unanswered,
  count(CASE WHEN outcome = 'failed' AND status < 400 THEN 1 END) AS no_data
FROM observations_recent
WHERE ${thisMonth}
GROUP BY source, year, month, day
ORDER BY source, year, month, day`,
  },
  {
    name: "cards-changed-between-two-days",
    asks: "Which cards are new or say something else since yesterday?",
    sql: `SELECT game, language, set_id, id, name, changed_at
FROM cards
WHERE changed_at >= CAST(current_date - INTERVAL '1' DAY AS timestamp)
  AND changed_at < CAST(current_date + INTERVAL '1' DAY AS timestamp)
ORDER BY changed_at DESC, id`,
  },
  {
    name: "rarities-by-set-and-year",
    asks: "How many cards of each rarity came out, by year and set?",
    sql: `SELECT sets.game, sets.language, year(sets.released_on) AS released, sets.name AS set_name,
  cards.rarity, count(*) AS printings
FROM cards
JOIN sets ON sets.id = cards.set_id
WHERE cards.status = 'current'
GROUP BY sets.game, sets.language, year(sets.released_on), sets.name, cards.rarity
ORDER BY sets.game, sets.language, released, set_name, printings DESC, cards.rarity`,
  },
  {
    name: "printings-with-findings",
    asks: "Of which printings do sources contradict each other, or claim what others have?",
    sql: `SELECT finding.code, cards.game, cards.language, cards.set_id, cards.id, cards.name
FROM cards
CROSS JOIN UNNEST(cards.finding_codes) AS finding(code)
WHERE finding.code IN ('contradiction', 'duplicate_number', 'crosswalk_conflict')
ORDER BY finding.code, cards.id`,
  },
  {
    name: "sightings-of-bodies",
    asks: "How often and when was each body seen, and where is it kept?",
    sql: `SELECT source, dataset, language, unit, name, sha256,
  count(*) AS sightings,
  count(CASE WHEN status = 304 THEN 1 END) AS confirmed,
  min(requestedat) AS first_seen,
  max(requestedat) AS last_seen,
  max(bronze.key) AS kept_in
FROM observations_recent
WHERE sha256 IS NOT NULL
  AND ${thisMonth}
GROUP BY source, dataset, language, unit, name, sha256
ORDER BY sightings DESC, source, dataset, language, unit, name, first_seen
LIMIT 1000`,
  },
  {
    name: "prices-of-this-month",
    asks: "What did each card sell for this month, at least and at most, and how many days are known?",
    sql: `SELECT printing, variant, source, currency, languages,
  count(*) AS days,
  min(market) AS lowest,
  max(market) AS highest,
  max(day) AS last_day
FROM prices
WHERE ${thisPricedMonth}
  AND market IS NOT NULL
GROUP BY printing, variant, source, currency, languages
ORDER BY highest DESC, printing, variant, source, currency, languages
LIMIT 1000`,
  },
];
