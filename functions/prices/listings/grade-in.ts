import { type Grader, graders } from "#schemas/prices/graders.ts";
import type { Refusal } from "./listing.ts";

/** Who grades cards, by what is written in titles. */
export const companies: Readonly<Record<string, Grader>> = {
  ...Object.fromEntries(graders.map((name) => [name, name])),
  ...{ beckett: "bgs", bvg: "bgs" },
};
const company = `(?<company>${Object.keys(companies).join("|")})`;
/** Words between a company and its grade. */
const praise =
  "(?:\\s|-|:|#|\\.|\\/|graded?|grading|slab(?:bed)?|gem|mint|mt|gm|nm|near|pristine|perfect|black label|bl|ex|excellent|vg|very|good|fine|grade|score|subs?|quad|gold label|note|bewertet|gradee|gradata)*?";
const value = "(?<grade>10|[1-9](?:\\.5|\\.0)?|authentic|auth(?=\\s|$))(?![\\d/.%s]|\\s?(?:\\?|/))";
const graded = new RegExp(`(?<![\\p{L}\\p{N}])${company}${praise}\\s?${value}`, "gu");
const gradedBefore =
  /(?<![\p{L}\p{N}/#.])(?<grade>10|[1-9](?:\.5)?)\s?(?:graded )?(?:by )?(?<company>psa|bgs|cgc|sgc|beckett)(?![\p{L}\p{N}])/gu;
const named =
  /(?<![\p{L}\p{N}])(?:psa|bgs|beckett|cgc|sgc|graded|slab|slabbed|gradee|gegradet|gradata|gem (?:mint|mt) 10)(?![\p{L}\p{N}])/u;
/** What a copy might be graded, or is not: nothing of that is a grade. */
const hopes =
  /\bcracked (?:out )?(?:of|from) (?:an? )?(?:psa|bgs|cgc|sgc|beckett)(?: ?\d+(?:\.5)?)?(?: slab)?|\b(?:not|no|non|never|vs|like|or) (?:psa|bgs|cgc|sgc|beckett)(?: ?10)?(?:[ /,]+(?:or )?(?:psa|bgs|cgc|sgc|beckett))*\b|\b(?:psa|bgs|cgc|sgc|beckett|gem mint|gem|mint)? ?-?(?:10|9(?:\.5)?)? ?(?:ready|contender|candidate|potential|worthy|quality|possible|hopeful|material)(?: (?:for )?(?:psa|bgs|cgc|grading|to grade|grade))*(?: ?(?:10|9(?:\.5)?))?\b|\b(?:potential|possible|potentially|likely|maybe|easy|could be|ready for|ready to|send (?:it )?to|for|grade ?able|should grade|will grade|grade it|grading) (?:a )?(?:at )?(?:psa|bgs|cgc|gem mint|gem|grading|grade)? ?(?:10|9)?\b|(?:psa|bgs|cgc)\s*(?:10|9(?:\.5)?)?\s*\?+|\b(?:10|9)\s*\?+/g;
/** Said of copies that are not graded. */
const isRaw =
  /\b(?:ungraded|not graded|non[ -]?graded|un-graded|raw|no grade|ungegradet|non gradee|gradable)\b/;

export type GradeFound =
  | {
      readonly kind: "graded";
      readonly state: { readonly company: string; readonly grade: string };
    }
  | { readonly kind: "raw" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Whether the copy of a title is graded, by whom and how; @param title plain, without the card's name */
export function gradeIn(title: string): GradeFound {
  const told = title.replace(hopes, " ");
  const behind = gradesIn(told, graded);
  const found = behind.size > 0 ? behind : gradesIn(told, gradedBefore);
  const [first, ...others] = found.values();
  if (others.length > 0) return { kind: "refused", reason: "several_grades" };
  if (first && isRaw.test(title)) return { kind: "refused", reason: "graded_and_raw" };
  if (first) return { kind: "graded", state: { ...first, grade: withLabel(first, title) } };
  const isUnknown = named.test(told) && !isRaw.test(title);
  return isUnknown ? { kind: "refused", reason: "grade_unknown" } : { kind: "raw" };
}

function gradesIn(title: string, pattern: RegExp) {
  const found = new Map<string, { readonly company: string; readonly grade: string }>();
  for (const { groups } of title.matchAll(pattern)) {
    const by = companies[groups?.["company"] ?? ""];
    const grade = groups?.["grade"]?.replace(".0", "").replace(/^auth$/, "authentic");
    if (by !== undefined && grade !== undefined)
      found.set(`${by} ${grade}`, { company: by, grade });
  }
  return found;
}

/** A ten of a further kind is a grade of its own. */
function withLabel({ company: by, grade }: { company: string; grade: string }, title: string) {
  if (grade !== "10") return grade;
  if (by === "bgs" && /\bblack label\b/.test(title)) return "10-black-label";
  if (by === "bgs" || by === "cgc" || by === "tag") {
    if (/\b(?:pristine|perfect)\b/.test(title)) return "10-pristine";
  }
  return grade;
}
