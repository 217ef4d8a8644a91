import { Logger } from "@aws-lambda-powertools/logger";
import { isLogField } from "#schemas/observability/log-fields.ts";
import {
  type FieldsOf,
  type LogMessage,
  logMessages,
} from "#schemas/observability/log-messages.ts";
import { currentCorrelation } from "./correlation.ts";
import { redacted, redactedError } from "./redacted.ts";

/** The service's name comes from `POWERTOOLS_SERVICE_NAME`, the least level from `POWERTOOLS_LOG_LEVEL`. */
const logger = new Logger();

/**
 * Writes one structured line, with the correlation id of the work at hand.
 *
 * Messages and fields are declared in `schemas/observability`. A field of `report` that is not
 * declared is left out and named in `undeclaredFields`: what nobody described might be a body.
 */
export function log<M extends LogMessage>(message: M, fields: FieldsOf<M>, report?: object): void {
  const all = Object.entries({ ...report, ...fields });
  const undeclared = all.map(([name]) => name).filter((name) => !isLogField(name));
  const shown = all.flatMap(([name, value]): [string, unknown][] =>
    isLogField(name) && value !== undefined ? [[name, loggable(name, value)]] : [],
  );
  logger[logMessages[message].level](message, {
    correlationId: currentCorrelation(),
    ...Object.fromEntries(shown),
    ...(undeclared.length > 0 && { undeclaredFields: undeclared }),
  });
}

function loggable(name: string, value: unknown): unknown {
  if (name === "error") return redactedError(value);
  if (typeof value === "string") return redacted(value);
  return Array.isArray(value) ? value.map(String).map(redacted) : value;
}
