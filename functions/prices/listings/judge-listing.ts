import { games } from "#schemas/games/index.ts";
import type { ListingWords } from "#schemas/games/listing-words.ts";
import { listingWordsOf } from "#schemas/games/listing-words-of.ts";
import { conditionIn } from "./condition-in.ts";
import { gradeIn } from "./grade-in.ts";
import { isInLanguage } from "./language-in.ts";
import type { AskedCard, Listing, ListingVerdict, Refusal } from "./listing.ts";
import { nameIn } from "./name-in.ts";
import { spellings } from "./name-spellings.ts";
import { isCode, numberIn } from "./number-in.ts";
import { isRarerTold, isRarityTold } from "./rarity-in.ts";
import { asides, harmless, refusals, wrapped } from "./refusals.ts";
import { isReprinted, isSetNamed, phrasesOfSet } from "./set-in.ts";
import { anyOf, looseTitle, plainTitle } from "./title-words.ts";
import { variantIn } from "./variant-in.ts";

/**
 * Whether a listing offers one copy of a card, and in which variant and state [PRC-5]. Pure, and of what the seller wrote
 * alone: where a title leaves open which card it is, it is none, for a wrong price is worse than none.
 */
export function judgeListing(listing: Listing, card: AskedCard): ListingVerdict {
  const words = listingWordsOf(card.game);
  const title = plainTitle(listing.title);
  const grade = gradeIn(withoutLoosely(title, looseTitle(card.name)));
  const reason =
    refusalOf(title, listing, { card, words }) ??
    otherCard(title, card, words) ??
    mixed(grade, listing);
  if (reason) return { verdict: "rejected", reason };
  const rest = restOf(title, card, words);
  const variant = variantIn(rest, card);
  if (variant === undefined) return { verdict: "rejected", reason: "other_variant" };
  if (grade.kind === "graded") return { verdict: "match", variant, state: grade.state };
  const condition = conditionIn(rest);
  return { verdict: "match", variant, ...(condition !== undefined && { state: { condition } }) };
}

interface About {
  readonly card: AskedCard;
  readonly words: ListingWords | undefined;
}

/** Why it is not one copy of any card of the game. */
function refusalOf(title: string, listing: Listing, { card, words }: About): Refusal | undefined {
  if (title === "") return "empty";
  if (listing.isSingleCard === false) return "category";
  if (listing.isChoice) return "choice";
  const rest = restOf(title, card, words);
  if (isReprinted(title, card, words)) return "other_set";
  const found = refusals.find(([, pattern]) => pattern.test(rest));
  if (found) return found[0];
  if (words && words.others.length > 0 && anyOf(words.others).test(rest)) return "other_game";
  return isInLanguage(rest, card) ? undefined : "other_language";
}

/** A title without what names card and set, what the copy comes in, and what only looks like a reason. */
function restOf(title: string, card: AskedCard, words: ListingWords | undefined): string {
  const quiet = title
    .replace(asides, " ")
    .replace(harmless, " ")
    // Of a card that comes in a deck it says which.
    .replace(isCode(card.number) ? /\bstarter decks?(?: \d+)?\b/g : /(?!)/, " ");
  const single = isPromotional(title, card) ? quiet.replace(wrapped, " ") : quiet;
  const called = [card.name, ...(card.alsoNamed ?? [])].flatMap((name) => {
    const whole = looseTitle(name);
    return [...spellings(name, { words, isNumbered: false }), whole, whole.split(" ")[0] ?? ""];
  });
  const game = looseTitle(games.get(card.game)?.label ?? "");
  const names = [...(words?.fillers ?? []), ...called, game, ...phrasesOfSet(card, words)];
  return names.reduce(withoutLoosely, single).replace(/\s+/g, " ").trim();
}

const isPromotional = (title: string, card: AskedCard) =>
  /\bpromos?\b/.test(title) || /\bpromos?\b/.test(looseTitle(card.setName));

/** A phrase whose words may be parted by anything. */
function withoutLoosely(title: string, phrase: string): string {
  if (phrase === "") return title;
  const parts = phrase.split(" ").map((part) => part.replace(/[★☆δ◇]/g, "\\$&"));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${parts.map((part) => part.replace(/\\/g, "")).join("[^\\p{L}\\p{N}]+")}(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return title.replace(pattern, " ");
}

/** Why it is another card of the game, or may be. */
function otherCard(
  title: string,
  card: AskedCard,
  words: ListingWords | undefined,
): Refusal | undefined {
  const number = numberIn(title, card);
  if (number === "other") return "other_number";
  if (number === "several") return "lot";
  const name = nameOf(title, card, { words, isNumbered: number === "sure" });
  if (name === "other") return "other_name";
  const isByCode = isCode(card.number) && number === "sure";
  if (name === "none" || (name === "partly" && !isByCode)) return "other_name";
  const loose = looseTitle(title);
  const print = otherPrint(title, card, words);
  if (print) return print;
  return isSureOf(number, loose, { card, words }) ? undefined : "unsure";
}

/** What is found of any of a card's names. */
function nameOf(title: string, card: AskedCard, how: Parameters<typeof nameIn>[2]) {
  const found = [card.name, ...(card.alsoNamed ?? [])].map((one) => nameIn(title, one, how));
  return (["named", "other", "partly"] as const).find((one) => found.includes(one)) ?? "none";
}

/** Kinds of prints that are cards of their own and that a title names, but for what all cards of the rarity are. */
function otherPrint(
  title: string,
  card: AskedCard,
  words: ListingWords | undefined,
): Refusal | undefined {
  if (!words?.prints) return undefined;
  const kinds = Object.values(words.prints).flat();
  const denied = new RegExp(`(?<![\\p{L}])(?:not|non|no)(?: the| a)? ${anyOf(kinds).source}`, "gu");
  const rest = looseTitle(restOf(title, card, words)).replace(denied, " ");
  const named = Object.entries(words.prints).flatMap(([kind, own]) =>
    anyOf(own).test(rest) ? [kind] : [],
  );
  const isPromo = /^p-/i.test(card.number);
  const usual = isPromo ? "given" : words.printOfRarity?.[card.rarity ?? ""];
  const odd = named.filter((kind) => kind !== usual && !(isPromo && kind === "won"));
  if (card.print === undefined) return odd.length > 0 ? "other_print" : undefined;
  // The plain word for it is said of the rarer kinds as well.
  const isTold = named.includes(card.print) || (usual !== undefined && named.includes(usual));
  const isRarer = odd.some((kind) => kind !== card.print && kind !== "parallel");
  return isTold && !isRarer ? undefined : "other_print";
}

function isSureOf(number: ReturnType<typeof numberIn>, loose: string, { card, words }: About) {
  if (number === "sure") return true;
  if (isRarerTold(loose, card, words)) return false;
  const isNamed = isSetNamed(loose, card, words);
  if (number === "alone") return isNamed;
  const last = looseTitle(card.name).split(" ").at(-1) ?? "";
  if (isNamed && isRarityTold(loose, card, words)) return true;
  const isOneOfSeveral = (words?.needsNumber ?? []).includes(last);
  const isSecret = Number(card.number) > card.printedCount && card.printedCount > 0;
  return isNamed && !isOneOfSeveral && !isSecret && !isCode(card.number);
}

function mixed(grade: ReturnType<typeof gradeIn>, { isGraded }: Listing): Refusal | undefined {
  if (grade.kind === "refused") return grade.reason;
  if (isGraded === undefined) return undefined;
  if (grade.kind === "graded" && !isGraded) return "graded_and_raw";
  return grade.kind === "raw" && isGraded ? "grade_unknown" : undefined;
}
