import * as z from "zod";
import type { Finding } from "#schemas/catalog/card.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A body of which more is odd is told well enough by so many findings. */
const mostFindings = 200;
/** Of a list in a card; what has more is no list of one thing. */
const mostElements = 1_000;

/**
 * Reads a body field by field. What a card cannot do without is demanded; everything else that is
 * missing, unknown or of an unexpected type becomes a finding and the rest is kept [ING-7].
 * Nothing is turned into what it is not: `true` is no number of hit points.
 */
export class Body {
  readonly findings: Finding[];
  private readonly fields: Fields;
  /** Where this part lies in the whole, such as `variants_detailed[1].`; empty for the whole. */
  private readonly path: string;

  private constructor(fields: Fields, path: string, findings: Finding[]) {
    this.fields = fields;
    this.path = path;
    this.findings = findings;
  }

  /**
   * @param what a body like this is, as it is told when it is none: `card of TCGdex`
   * @throws MessageError `permanent` when it is no object with what `schema` demands
   */
  static of<T>(body: unknown, what: string, schema: z.ZodType<T>): { body: Body; needed: T } {
    const needed = schema.safeParse(body);
    if (needed.success && isObject(body)) {
      return { body: new Body(body, "", []), needed: needed.data };
    }
    const why = needed.error ? z.prettifyError(needed.error) : "it is no object";
    throw new MessageError("permanent", `The body is no ${what}: ${why}`);
  }

  /** A field; undefined when it is absent, null, blank, or not what the schema wants (a finding). */
  optional<T>(field: string, schema: z.ZodType<T>): T | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    return this.fitting(field, value, schema);
  }

  /** The elements of a list that are what the schema wants; each other one is a finding. */
  list<T>(field: string, schema: z.ZodType<T>): readonly T[] {
    return this.elements(field).flatMap(([place, value]) => {
      const element = this.fitting(place, value, schema);
      return element === undefined ? [] : [element];
    });
  }

  /** A field that is an object, to be read field by field; anything else is a finding. */
  part(field: string): Body | undefined {
    const value = this.optional(field, AnyObject);
    return value && new Body(value, `${this.path}${field}.`, this.findings);
  }

  /** The elements of a list of objects, to be read field by field; each other one is a finding. */
  parts(field: string, most: number = mostElements): readonly Body[] {
    return this.elements(field, most).flatMap(([place, value]) => {
      if (isObject(value)) return [new Body(value, `${this.path}${place}.`, this.findings)];
      this.note("unexpected_value", `${this.path}${place}: expected an object`);
      return [];
    });
  }

  /** The entries of an object whose values are what the schema wants; each other one is a finding. */
  entries<T>(field: string, schema: z.ZodType<T>): readonly (readonly [string, T])[] {
    const fields = this.optional(field, AnyObject) ?? {};
    return Object.entries(fields).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      const fits = this.fitting(`${field}.${name}`, value, schema);
      return fits === undefined ? [] : [[name, fits] as const];
    });
  }

  /** Whether the field is there with anything in it. */
  has(field: string): boolean {
    return this.value(field) !== undefined;
  }

  /** Notes every field that is not among the known ones, by what the fields are called. */
  noteUnknown(known: ReadonlySet<string>): void {
    const where = this.path.replace(/\[\d+\]/g, "");
    for (const field of Object.keys(this.fields).sort()) {
      if (!known.has(field)) this.noteOnce("unknown_field", `${where}${field}`);
    }
  }

  /** Notes that a field is not there; told with its place. */
  noteMissing(field: string): void {
    this.note("missing_field", `${this.path}${field}`);
  }

  note(code: string, detail: string): void {
    if (this.findings.length < mostFindings) this.findings.push({ code, detail });
  }

  /** Notes what may come up in many places of one body. */
  noteOnce(code: string, detail: string): void {
    const isKnown = this.findings.some((one) => one.code === code && one.detail === detail);
    if (!isKnown) this.note(code, detail);
  }

  private value(field: string): unknown {
    const value = ownValue(this.fields, field);
    const isBlank = value === null || (typeof value === "string" && value.trim() === "");
    return isBlank ? undefined : value;
  }

  private elements(
    field: string,
    most: number = mostElements,
  ): readonly (readonly [string, unknown])[] {
    const list = this.optional(field, AnyList) ?? [];
    if (list.length > most) {
      this.note("unexpected_value", `${this.path}${field}: expected ${most} elements at most`);
    }
    return list.slice(0, most).map((value, index) => [`${field}[${index}]`, value]);
  }

  private fitting<T>(place: string, value: unknown, schema: z.ZodType<T>): T | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    this.note("unexpected_value", `${this.path}${place}: ${parsed.error.issues[0]?.message}`);
    return undefined;
  }
}

const AnyObject = z.record(z.string(), z.unknown());
const AnyList = z.array(z.unknown());

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Runs `make`; what it cannot make ids of does not fit, however often it is tried.
 *
 * @param what the ids are of, as in `Body.of`
 */
export function fitting<T>(what: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    const why = z.prettifyError(cause);
    throw new MessageError("permanent", `The body is no ${what}: ${why}`, { cause });
  }
}
