import { plainWord } from "#schemas/games/index.ts";
import { givenGrade, gradedText } from "#schemas/prices/graders.ts";
import {
  type BeyondFields,
  badQuery,
  type FieldToken,
  measureTerm,
  type SearchTree,
} from "../../catalog/index.ts";
import { itemWords } from "./item-words.ts";

type Measure = Parameters<typeof measureTerm>[1];

/** Fields whose values are compared, by all names of each. */
const measures: Readonly<Record<string, { readonly name: string; readonly kind: Measure }>> = {
  ...{ qty: { name: "qty", kind: "number" }, quantity: { name: "qty", kind: "number" } },
  copies: { name: "qty", kind: "number" },
  ...{ paid: { name: "paid", kind: "amount" }, cost: { name: "paid", kind: "amount" } },
  ...{ price: { name: "price", kind: "amount" }, value: { name: "value", kind: "amount" } },
  gain: { name: "gain", kind: "percent" },
  ...{ added: { name: "added", kind: "date" }, bought: { name: "bought", kind: "date" } },
};

/** Fields of text, by all names of each. */
const texts: Readonly<Record<string, string>> = {
  ...{ tag: "tag", tags: "tag", loc: "location", location: "location" },
  ...{ notes: "notes", note: "notes", in: "in" },
  ...{ lang: "language", language: "language", variant: "variant", finish: "variant" },
  ...{ grader: "grader", company: "grader" },
};

const conditionNames = ["cond", "condition"];
/** What a view without money says nothing of. */
const ofMoney: ReadonlySet<string> = new Set(["paid", "price", "value", "gain"]);

/** @param showsMoney whether payments and prices may be asked for */
export const itemFields = (showsMoney: boolean): BeyondFields => ({
  names: [...Object.keys(measures), ...Object.keys(texts), ...conditionNames, "grade"],
  termOf(token) {
    const term = termOf(token);
    if (term && !showsMoney && isOfMoney(term)) {
      throw badQuery(token.column, `"${token.name}" asks for money, which money=false leaves out`);
    }
    return term;
  },
});

function termOf(token: FieldToken): SearchTree | undefined {
  const name = token.name.toLowerCase();
  const [measure, text] = [own(measures, name), own(texts, name)];
  if (measure) return measured(measure, token);
  if (text) return beyond(text, compareOf(token), givenText(token, "a value was expected"));
  if (conditionNames.includes(name)) return wordTerm("condition", token);
  if (name === "grade") return gradeTerm(token);
  if (name === "is" || name === "has")
    return itemWords[name].has(said(token)) ? wordTerm(name, token) : undefined;
  return undefined;
}

const own = <Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;

const beyond = (
  name: string,
  compare: Extract<SearchTree, { kind: "beyond" }>["compare"],
  value: string | number,
): SearchTree => ({ kind: "beyond", name, compare, value });

const said = ({ value }: FieldToken): string => plainWord(value?.text ?? "");

function givenText({ value, valueColumn }: FieldToken, expected: string): string {
  if (!value || value.text.trim() === "") throw badQuery(valueColumn, expected);
  return value.text;
}

function compareOf({ name, column, operator }: FieldToken): "has" | "=" | "!=" {
  if (operator === ":") return "has";
  if (operator === "=" || operator === "!=") return operator;
  throw badQuery(column + name.length, `"${name}" takes :, = or !=, not ${operator}`);
}

function wordTerm(name: keyof typeof itemWords, token: FieldToken): SearchTree {
  const known = itemWords[name];
  const expected = `one of ${[...new Set(known.values())].join(", ")} was expected`;
  const text = givenText(token, expected);
  const meant = known.get(said(token));
  if (meant === undefined) throw badQuery(token.valueColumn, `${expected}, not "${text}"`);
  const compare = compareOf(token);
  return beyond(name, compare === "has" ? "=" : compare, meant);
}

const gradedName = new RegExp(`^${gradedText}$`);

/** `grade:psa-10` is of one company, `grade:authentic` and `grade>=9` of any. */
function gradeTerm(token: FieldToken): SearchTree {
  const expected = "a grade such as 9.5 or psa-10 was expected";
  const text = givenText(token, expected);
  // PSA 10, psa10 and psa_10 are all psa-10.
  const name = plainGrade(text);
  const isName = gradedName.test(name) || (givenGrade.test(name) && /[a-z]/.test(name));
  if (isName && !/^[<>]/.test(token.operator)) return beyond("grade", compareOf(token), name);
  if (/^[<>]/.test(token.operator) && !/^\d+(\.\d+)?$/.test(text)) {
    throw badQuery(token.valueColumn, `a number such as 9 or 9.5 was expected, not "${text}"`);
  }
  if (/[a-z]/i.test(text)) throw badQuery(token.valueColumn, `${expected}, not "${text}"`);
  return measured({ name: "grade", kind: "amount" }, token);
}

const plainGrade = (text: string): string =>
  text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-")
    .replace(/^([a-z]+)(?=\d)/, "$1-");

/** Read as the catalogue reads its own, and asked of copies. */
function measured(
  { name, kind }: { readonly name: string; readonly kind: Measure },
  token: FieldToken,
): SearchTree {
  const text = givenText(token, "a value was expected");
  const isShare = name === "gain" && text.normalize("NFKC").includes("%");
  const field = { name: token.name, also: [], kind, column: name, description: "" };
  return ofCopies(measureTerm({ field, text, token }, kind), isShare ? "gain%" : name);
}

function ofCopies(tree: SearchTree, name: string): SearchTree {
  if (tree.kind === "and")
    return { kind: "and", parts: tree.parts.map((part) => ofCopies(part, name)) };
  return "compare" in tree && "value" in tree ? beyond(name, tree.compare, tree.value) : tree;
}

function isOfMoney(tree: SearchTree): boolean {
  if (tree.kind === "and") return tree.parts.some(isOfMoney);
  if (tree.kind !== "beyond") return false;
  return (
    ofMoney.has(tree.name.replace("%", "")) ||
    (tree.name === "has" && ofMoney.has(String(tree.value)))
  );
}
