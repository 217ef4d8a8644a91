import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { readCondition } from "../values/condition.ts";
import type { ConditionScale } from "../values/condition-words.ts";
import { readFinish } from "../values/finish.ts";
import { readFlag } from "../values/flag.ts";
import { readGrade } from "../values/grade.ts";
import { readLanguage } from "../values/language.ts";
import { byText } from "../values/read-cell.ts";
import { fittedText } from "./fitted-text.ts";
import type { RowCells } from "./row-cells.ts";
import type { TableContext } from "./table-context.ts";

type SaidMaking = Pick<SaidRow, "finish" | "variant" | "language" | "condition" | "grade">;

const language = byText(readLanguage);
const finishes = byText(readFinish);
const foilsAlone = byText((text) =>
  readFinish(text).map((word) => (word === "normal" ? "nonfoil" : word)),
);
const grades = byText((text) => readGrade(text));
const conditions = {
  american: byText((text) => readCondition(text, "american")),
  european: byText((text) => readCondition(text, "european")),
} satisfies Record<ConditionScale, unknown>;

/** What a row says of how its copies were made and what they are like. A grade takes the place of a condition. */
export function saidMaking(
  row: RowCells,
  nameFinish: readonly string[],
  { scale, defaults, format }: TableContext,
): SaidMaking {
  const state = row.value("condition", conditions[scale]);
  const grade = saidGrade(row);
  const said = [
    ...row
      .texts("finish")
      .flatMap((text) => (format.knowsFoilsAlone ? foilsAlone : finishes)(text)),
    ...(row.value("is_reverse", readFlag) === true ? ["reverse holofoil"] : []),
    ...(row.value("is_first_edition", readFlag) === true ? ["1st edition"] : []),
    ...(state?.finish ?? []),
    ...nameFinish,
  ];
  const isFoil = row.value("is_foil", readFoil);
  if (isFoil && said.every((word) => !/foil|holo/.test(word))) said.push(isFoil);
  const finish = said.length > 0 ? [...new Set(said)] : finishes(defaults.finish ?? "");
  const spoken = row.value("language", language) ?? state?.language ?? defaults.language;
  const condition = grade ? undefined : (state?.condition ?? defaults.condition);
  const variant = row.text("variant");
  return {
    finish: [...finish],
    ...(variant !== "" && { variant }),
    ...(spoken !== undefined && { language: spoken }),
    ...(condition !== undefined && { condition }),
    ...(grade && { grade }),
  };
}

/** A column of flags for foil also holds words, such as `etched`. */
function readFoil(text: string) {
  const { value, wrong } = readFlag(text);
  if (wrong === undefined) return value === true ? { value: "foil" } : {};
  const [word] = finishes(text);
  return word === undefined || word === "normal" ? {} : { value: word };
}

function saidGrade(row: RowCells): SaidRow["grade"] {
  const company = row.text("grade_company");
  const grade = row.value("grade", company === "" ? grades : (text) => readGrade(text, company));
  if (!grade) return undefined;
  const certificate = row.value("certificate", (text) => fittedText(text, { most: 40 }));
  return certificate === undefined ? grade : { ...grade, certificate };
}
