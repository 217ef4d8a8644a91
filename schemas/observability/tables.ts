import { logFieldWords } from "./log-field-words.ts";
import { isLogField, logFields } from "./log-fields.ts";
import { logMessages } from "./log-messages.ts";
import { metricGroups } from "./metrics.ts";

/** The rows of the tables of log messages and fields, as docs/observability.md must have them. */
const logMessageRows = (): string[] =>
  Object.entries(logMessages).map(([message, declared]) => {
    const optional = "optional" in declared ? declared.optional.map((name) => `\`${name}\`?`) : [];
    const fields = [...declared.fields.map((name) => `\`${name}\``), ...optional].join(", ");
    return `| \`${message}\` | ${declared.level} | ${declared.says} | ${fields} |`;
  });

const logFieldRows = (): string[] =>
  namesOfFields.map((name) => `| \`${name}\` | ${logFields[name]} | ${logFieldWords[name]} |`);

const metricRows = (): string[] =>
  Object.values(metricGroups).flatMap(({ dimensions, metrics }) =>
    Object.entries(metrics).map(([name, { unit, says }]) => {
      const all = ["Stage", ...dimensions].join(", ");
      return `| \`${name}\` | ${unit} | ${all} | ${says} |`;
    }),
  );

const namesOfFields = Object.keys(logFields).filter(isLogField);

/** The page with its tables as they must be. */
export function withTables(page: string): string {
  const tables: [string, string[]][] = [
    ["| Message | Level | What happened | Fields |\n|---|---|---|---|\n", logMessageRows()],
    ["| Field | Kind | What it is |\n|---|---|---|\n", logFieldRows()],
    ["| Metric | Unit | Dimensions | What it is |\n|---|---|---|---|\n", metricRows()],
  ];
  return tables.reduce((text, [head, rows]) => {
    const at = text.indexOf(head);
    if (at < 0) throw new Error(`The page has no table that begins with ${head}`);
    const start = at + head.length;
    const rest = text.slice(start).replace(/^(?:\|.*\n)*/, "");
    return `${text.slice(0, start)}${rows.join("\n")}\n${rest}`;
  }, page);
}
