import { Logger } from "@aws-lambda-powertools/logger";

/**
 * Structured log lines. Every unit of work writes one; the service name and the level come from
 * `POWERTOOLS_SERVICE_NAME` and `POWERTOOLS_LOG_LEVEL`. Never log a body, a key or an address.
 */
export const logger = new Logger();
