import { fold } from "../../../catalog/index.ts";
import { type NameForm, nameForm } from "../catalogue/name-form.ts";
import { isOfCopies } from "../variants/said-finish.ts";
import { printKind } from "./print-words.ts";
import { saidNumber } from "./said-number.ts";

/** A card's name as a row says it, with what else stands in it. */
export interface SaidName {
  readonly text: string;
  /** Ways to read it, the one that keeps most of it first, each with how much of it was understood. */
  readonly readings: readonly { readonly key: string; readonly level: 2 | 3 }[];
  readonly bare: string;
  readonly words: string;
  readonly ex: NameForm["ex"];
  /** A number that stands in the name. */
  readonly number: string | undefined;
  /** What stands in brackets, or behind a dash, and may say how the copies were made or which print they are. */
  readonly asides: readonly string[];
  /** Of these, what is neither a number nor known words. */
  readonly hasOddAside: boolean;
}

const bracketed = /[([]([^()[\]]*)[)\]]/g;
/** `Charizard - 4/102`, `Pikachu – Cosmos Holo`. */
const behindDash = /\s[-–—]\s+([^()[\]]+?)\s*(?=$|[([])/;
/** `Charizard 4/102`, `Charizard #4`. */
const behindName = /\s(#\s?[a-z]*\d+[a-z]?|[a-z]{0,4}\d{1,3}[a-z]?\s?\/\s?[a-z]{0,4}\d{1,3})\s*$/i;

/** Takes a name apart; pure. */
export function saidName(text: string): SaidName {
  const { name, asides } = takenApart(text);
  if (asides.length === 0) {
    const { full, bare, words, ex } = nameForm(text);
    const readings = [{ key: full, level: 3 as const }];
    return {
      ...{ text, asides, readings, bare, words, ex },
      hasOddAside: false,
      number: undefined,
    };
  }
  const known = asides.map((aside) => ({ aside, kind: asideKind(aside) }));
  const marks = known.filter(({ kind }) => kind === "mark").map(({ aside }) => aside);
  const hasOddAside = known.some(({ kind }) => kind === "odd");
  const whole = nameForm(text);
  const marked = nameForm([name, ...marks].join(" "));
  const plain = nameForm(name);
  const readings = [
    { key: whole.full, level: 3 as const },
    { key: marked.full, level: hasOddAside ? (2 as const) : (3 as const) },
    { key: plain.full, level: hasOddAside || marks.length > 0 ? (2 as const) : (3 as const) },
  ];
  return {
    ...{ text, hasOddAside, asides, bare: plain.bare, words: plain.words, ex: plain.ex },
    readings: readings.filter(
      ({ key }, at) => key !== "" && readings.findIndex((one) => one.key === key) === at,
    ),
    number: known.find(({ kind }) => kind === "number")?.aside,
  };
}

function takenApart(text: string): { readonly name: string; readonly asides: readonly string[] } {
  const asides: string[] = [];
  const take = (_all: string, aside = "") => {
    asides.push(aside.trim());
    return " ";
  };
  const dash = behindDash.exec(text)?.[1] ?? "";
  const isAside = dash !== "" && asideKind(dash) !== "odd";
  const name = (isAside ? text.replace(behindDash, take) : text)
    .replace(bracketed, take)
    .trimEnd()
    .replace(behindName, take);
  return { name: name.replace(/\s+/g, " ").trim(), asides: asides.filter((one) => one !== "") };
}

type AsideKind = "number" | "mark" | "copies" | "print" | "odd";

/** Words of names that shops put in brackets. */
const marks = /^(?:delta species|gold star|star|lv ?x|male|female|delta|prism star)$/;
/** What says which card it is only beside its number. */
const harmless =
  /^(?:full art|secret(?: rare)?|alternate full art|rainbow(?: rare)?|hyper rare|shiny|gold|prime|promo|tag team|common|uncommon|rare|ultra rare|double rare|illustration rare|special illustration rare|character rare)$/;

function asideKind(aside: string): AsideKind {
  const words = fold(aside);
  if (marks.test(words) || /^[δ★☆◇♀♂]$/u.test(aside.trim())) return "mark";
  if (harmless.test(words)) return printKind(words) === undefined ? "copies" : "print";
  if (isNumber(aside)) return "number";
  if (printKind(words) !== undefined) return "print";
  return isOfCopies(words) ? "copies" : "odd";
}

const isNumber = (aside: string): boolean =>
  /\d/.test(aside) &&
  /^#?\s?[a-z]{0,5}\d{0,2}-?\d{1,3}[a-z]?(?:_[a-z]\d)?(?:\s?\/\s?[a-z]{0,4}\d{1,3})?$/i.test(
    aside,
  ) &&
  saidNumber(aside) !== undefined;
