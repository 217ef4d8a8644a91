import { logFields } from "#schemas/observability/log-fields.ts";
import { logMessages } from "#schemas/observability/log-messages.ts";

/** The rows of the tables of log messages and fields, as docs/observability.md must have them. */
export const logMessageRows = (): string[] =>
  Object.entries(logMessages).map(([message, declared]) => {
    const optional = "optional" in declared ? declared.optional.map((name) => `\`${name}\`?`) : [];
    const fields = [...declared.fields.map((name) => `\`${name}\``), ...optional].join(", ");
    return `| \`${message}\` | ${declared.level} | ${declared.says} | ${fields} |`;
  });

export const logFieldRows = (): string[] =>
  Object.entries(logFields).map(([name, { kind, says }]) => `| \`${name}\` | ${kind} | ${says} |`);
