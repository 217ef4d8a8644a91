import { fold, type SearchTree } from "../../catalog/index.ts";

/**
 * Whether something that has nothing but a name fulfils what is asked of cards; pure. Words stand for the beginnings of those in the name, in
 * any order; of all else that cards say it says nothing.
 *
 * @param name folded
 */
export function isMeantByName(query: SearchTree, name: string): boolean {
  switch (query.kind) {
    case "all":
      return true;
    case "and":
      return query.parts.every((part) => isMeantByName(part, name));
    case "or":
      return query.parts.some((part) => isMeantByName(part, name));
    case "not":
      return !isMeantByName(query.part, name);
    case "id":
      return isMeantByName(query.otherwise, name);
    case "bare":
    case "meant":
      return saysAll(query.text, name);
    case "phrase":
      return ` ${name}`.includes(` ${fold(query.text)}`);
    case "text": {
      if (query.field !== "name") return false;
      if (query.compare === "has") return saysAll(query.value, name);
      return (fold(query.value) === name) === (query.compare === "=");
    }
    default:
      return false;
  }
}

function saysAll(text: string, name: string): boolean {
  const asked = fold(text);
  const words = asked === "" ? [] : asked.split(" ");
  return words.length > 0 && words.every((word) => ` ${name}`.includes(` ${word}`));
}
