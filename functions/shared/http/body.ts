import { DomainError } from "#shared/kernel/errors.ts";
import type { HttpEvent } from "./event.ts";
import { repeatedName } from "./repeated-name.ts";

/** Deeper than any body of ours, shallower than what could exhaust the stack of a parser. */
const deepest = 32;

/**
 * The JSON of a request's body.
 *
 * @throws DomainError when it is of another type, packed, too large, not UTF-8, not JSON, too deep, or names something twice
 */
export function parseBody(event: HttpEvent, maxBytes = 65_536): unknown {
  const type = (event.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new DomainError(
      "request.unsupported_media_type",
      `The header Content-Type must be application/json, not ${type ? `"${type}"` : "absent"}.`,
    );
  }
  const coding = event.headers["content-encoding"]?.trim().toLowerCase();
  if (coding && coding !== "identity") {
    throw new DomainError(
      "request.unsupported_media_type",
      `The header Content-Encoding must be absent, not "${coding}": bodies are read as they come.`,
    );
  }
  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > maxBytes) {
    throw new DomainError(
      "request.too_large",
      `The body has ${bytes.length} bytes; ${maxBytes} is the most that this operation takes.`,
    );
  }
  const text = textOf(bytes);
  // A gateway that reads the body as text puts U+FFFD where it could not; nobody writes it.
  if (text.includes("\ufffd")) {
    throw new DomainError("request.malformed_json", "The body is not valid UTF-8.");
  }
  const value = parsed(text);
  if (isDeeperThan(value, deepest)) {
    throw new DomainError(
      "request.invalid",
      `The body is nested deeper than ${deepest} levels; none of our bodies is.`,
    );
  }
  const twice = repeatedName(text);
  if (twice) {
    throw new DomainError("request.invalid", `The body names "${twice.name}" more than once.`, {
      errors: [{ in: "body", pointer: twice.pointer, detail: "may stand once" }],
    });
  }
  return value;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError("request.malformed_json", "The body is not valid UTF-8.", { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? cause.message : "it cannot be read";
    throw new DomainError("request.malformed_json", `The body is not JSON: ${reason}.`, { cause });
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((part) => isDeeperThan(part, levels - 1));
}
