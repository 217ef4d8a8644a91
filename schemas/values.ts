import * as z from "zod";
import { charizard } from "./catalog/examples.ts";
import { defaultGame, games } from "./games/index.ts";

/** A game in what is stored and sent between functions: whatever was defined when it was written. */
export const GameName = z.string().regex(/^[a-z]+$/, "must be the name of a game, in lower case");
export type Game = z.output<typeof GameName>;

/** A game in a request: one of those that are defined now. */
export const Game = z
  .string()
  .refine((name) => games.named(name) !== undefined, {
    error: `must be a game of the catalogue: ${games.names.join(", ")}`,
  })
  .meta({ id: "Game", enum: games.names, examples: [defaultGame] });

/** Languages in which sets are published, as TCGdex codes them. A further one adds its code here. */
export const languages: readonly string[] = [
  "en",
  "de",
  "fr",
  "es",
  "es-mx",
  "it",
  "nl",
  "pl",
  "pt",
  "pt-br",
  "pt-pt",
  "ru",
  "id",
  "ja",
  "ko",
  "th",
  "zh-cn",
  "zh-tw",
];

/** Language of a printing as its publisher's code, e.g. `en`, `ja`, `pt-br`, `zh-tw`. */
export const Language = z
  .string()
  .refine((code) => languages.includes(code), {
    error: `must be a language of the catalogue: ${languages.join(", ")}`,
  })
  .meta({ id: "Language", enum: languages, examples: ["en"] });
export type Language = z.output<typeof Language>;

/** What a part of a source is asked in: a language, or `any` where one answer holds all or none. */
export const ScopeLanguage = z
  .union([z.literal("any"), Language])
  .meta({ id: "ScopeLanguage", examples: ["en", "any"] });
export type ScopeLanguage = z.output<typeof ScopeLanguage>;

/** Longer codes first: a pattern takes the first that fits. */
const languageCode = `(?:${languages.toSorted((a, b) => b.length - a.length).join("|")})`;

/** A set in one language: `<game>:<language>:<set>`, lower case. */
export const SetId = z
  .string()
  .max(80)
  .regex(
    new RegExp(`^[a-z]+:${languageCode}:[a-z0-9._-]+$`),
    `must look like ${charizard.setId} (game, language, set)`,
  )
  .brand<"SetId">()
  .meta({ id: "SetId", examples: [charizard.setId] });
export type SetId = z.output<typeof SetId>;

/** How an id of a printing is written, for patterns that also take others. */
export const printingIdText = `[a-z]+:${languageCode}:[a-z0-9._-]+-[a-z0-9._]+`;

/**
 * One printing of one card: game, language, set and number. The set ends at the last `-`.
 * A character of the number outside `[a-z0-9.]` is written `_` and its UTF-8 bytes in hex.
 */
export const PrintingId = z
  .string()
  .max(100)
  .regex(
    new RegExp(`^${printingIdText}$`),
    `must look like ${charizard.id} (game, language, set and number)`,
  )
  .brand<"PrintingId">()
  .meta({ id: "PrintingId", examples: [charizard.id] });
export type PrintingId = z.output<typeof PrintingId>;

/** Key of a variant: the finish, then its qualifiers, joined by dots. The vocabulary is open. */
export const VariantKey = z
  .string()
  .max(120)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must look like holo or normal.1st-edition")
  .meta({ id: "VariantKey", examples: ["holo", "normal.shadowless.1st-edition"] });
export type VariantKey = z.output<typeof VariantKey>;

/** Condition of an ungraded card, from near mint down to damaged. */
export const Condition = z
  .enum(["near_mint", "lightly_played", "moderately_played", "heavily_played", "damaged"])
  .meta({ id: "Condition", examples: ["near_mint"] });
export type Condition = z.output<typeof Condition>;

/** A calendar day in UTC, `YYYY-MM-DD`. */
export const Day = z.iso
  .date("must be a day, such as 2026-02-01")
  .meta({ id: "Day", examples: ["2026-02-01"] });
export type Day = z.output<typeof Day>;

/** A moment in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso
  .datetime({
    precision: 3,
    error: "must be a moment in UTC with milliseconds, such as 2026-02-01T06:00:00.000Z",
  })
  .meta({ id: "Instant", examples: ["2026-02-01T06:00:00.000Z"] });
export type Instant = z.output<typeof Instant>;

/** An opaque identifier that Cardlake made: 26 characters, sorts by time of creation. */
export const Ulid = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "must be an identifier of 26 characters that Cardlake gave")
  .meta({ id: "Ulid", examples: ["01KAJ3N5Q2V7C8D9E0F1G2H3J4"] });
export type Ulid = z.output<typeof Ulid>;

/** SHA-256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hex");
export type Sha256 = z.output<typeof Sha256>;

/**
 * A whole number in a path or a query. Only decimal digits count: `0x10`, `1e2`, `+5`, `05` and
 * ` 5` are refused, for whoever writes them means something else.
 */
export const wholeNumber = ({ least, most }: { least: number; most: number }) =>
  z.preprocess(
    (value) =>
      typeof value === "string" && /^(0|-?[1-9]\d*)$/.test(value) ? Number(value) : value,
    z
      .int({ error: "must be a whole number in decimal digits" })
      .min(least, `must be at least ${least}`)
      .max(most, `must be at most ${most}`),
  );
