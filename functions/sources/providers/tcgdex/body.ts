import * as z from "zod";
import type { Finding } from "#schemas/catalog/card.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

/**
 * Reads a body field by field. What a card cannot do without is demanded; everything else that is
 * missing, unknown or of an unexpected type becomes a finding and the rest is kept [ING-7].
 */
export class Body {
  readonly findings: Finding[] = [];
  private readonly fields: Readonly<Record<string, unknown>>;

  private constructor(fields: Record<string, unknown>) {
    this.fields = fields;
  }

  /** @throws MessageError `permanent` when it is no object with what `schema` demands */
  static of<T>(body: unknown, what: string, schema: z.ZodType<T>): { body: Body; needed: T } {
    const needed = schema.safeParse(body);
    if (needed.success && typeof body === "object" && body !== null) {
      return { body: new Body({ ...body }), needed: needed.data };
    }
    const why = needed.error ? z.prettifyError(needed.error) : "it is no object";
    throw new MessageError("permanent", `The body is no ${what} of TCGdex: ${why}`);
  }

  /** A field; undefined when it is absent, null, blank, or not what the schema wants (a finding). */
  optional<T>(field: string, schema: z.ZodType<T>): T | undefined {
    const value = this.fields[field];
    if (value === undefined || value === null || value === "") return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    this.note("unexpected_value", `${field}: ${parsed.error.issues[0]?.message}`);
    return undefined;
  }

  /** Notes every field that is not among the known ones. */
  noteUnknown(known: ReadonlySet<string>): void {
    for (const field of Object.keys(this.fields).sort()) {
      if (!known.has(field)) this.note("unknown_field", field);
    }
  }

  note(code: string, detail: string): void {
    this.findings.push({ code, detail });
  }
}

/** Runs `make`; what it cannot make ids of does not fit, however often it is tried. */
export function fitting<T>(what: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    const why = z.prettifyError(cause);
    throw new MessageError("permanent", `The body is no ${what} of TCGdex: ${why}`, { cause });
  }
}
