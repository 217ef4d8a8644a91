import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { readCondition } from "../values/condition.ts";
import type { ConditionScale } from "../values/condition-words.ts";
import { readFinish } from "../values/finish.ts";
import { readFlag } from "../values/flag.ts";
import { gradeOfText, readGrade } from "../values/grade.ts";
import { readLanguage } from "../values/language.ts";
import { byText } from "../values/read-cell.ts";
import { fittedText } from "./fitted-text.ts";
import { faultOf, type RowCells } from "./row-cells.ts";
import type { InName } from "./said-card.ts";
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
  inName: InName,
  { scale, defaults, format }: TableContext,
): SaidMaking {
  const { state, grade } = saidState(row, inName, scale);
  const said = [
    ...row
      .texts("finish")
      .flatMap((text) => (format.knowsFoilsAlone ? foilsAlone : finishes)(text)),
    ...(row.value("is_reverse", readFlag) === true ? ["reverse holofoil"] : []),
    ...(row.value("is_first_edition", readFlag) === true ? ["1st edition"] : []),
    ...(state?.finish ?? []),
    ...inName.finish,
  ];
  const isFoil = row.value("is_foil", readFoil);
  if (isFoil && said.every((word) => !/foil|holo/.test(word))) said.push(isFoil);
  const finish = said.length > 0 ? [...new Set(said)] : finishes(defaults.finish ?? "");
  const column = row.value("language", language) ?? state?.language;
  noteOther(row, "language", [column, inName.language]);
  noteOther(row, "condition", [state?.condition, inName.condition]);
  const spoken = column ?? inName.language ?? defaults.language;
  const condition = grade
    ? undefined
    : (state?.condition ?? inName.condition ?? defaults.condition);
  const variant = row.text("variant");
  return {
    finish: [...finish],
    ...(variant !== "" && { variant }),
    ...(spoken !== undefined && { language: spoken }),
    ...(condition !== undefined && { condition }),
    ...(grade && { grade }),
  };
}

/** Some write a grade where a condition stands, or behind the name. */
function saidState(row: RowCells, inName: InName, scale: ConditionScale) {
  const slab = gradeOfText(row.text("condition"));
  const state = slab ? undefined : row.value("condition", conditions[scale]);
  return { state, grade: saidGrade(row) ?? slab ?? inName.grade };
}

/** What stands in the name is told where its column says something else. */
function noteOther(
  row: RowCells,
  field: "language" | "condition",
  [inColumn, inName]: readonly (string | undefined)[],
): void {
  if (inColumn === undefined || inName === undefined || inColumn === inName) return;
  const wrong = `says another ${field} than the column of the ${field}, which is believed`;
  row.note(faultOf(field, row.text("name"), wrong));
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
