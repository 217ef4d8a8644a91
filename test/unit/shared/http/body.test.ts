import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBody } from "#shared/http/body.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { anEvent } from "#test/support/requests/http-event.ts";

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const typed = (type: string) => anEvent({ headers: { "content-type": type }, body: "{}" });

test.each([
  "application/json",
  "Application/JSON",
  "application/json; charset=utf-8",
  " application/json ",
])("a body of the type %j is read", (type) => expect(parseBody(typed(type))).toEqual({}));

test.each([
  ["text/plain", 'not "text/plain".'],
  ["application/json5", 'not "application/json5".'],
  ["", "not absent."],
])("a body of the type %j is refused, and the type is named", (type, named) => {
  expect(() => parseBody(typed(type))).toThrow(
    expect.objectContaining({
      code: "request.unsupported_media_type",
      message: `The header Content-Type must be application/json, ${named}`,
    }),
  );
});

test("a body may be as large as it may be, in bytes, and not one larger", () => {
  const event = (text: string) => anEvent({ body: text });
  expect(parseBody(event('"éé"'), 6)).toBe("éé");
  expect(() => parseBody(event('"ééx"'), 6)).toThrow(
    expect.objectContaining({
      code: "request.too_large",
      message: "The body has 7 bytes; 6 is the most that this operation takes.",
    }),
  );
  expect(parseBody(event('""'.padEnd(65_536)))).toBe("");
  expect(() => parseBody(event('""'.padEnd(65_537)))).toThrow(DomainError);
});

test("a body may be nested thirty-two levels deep", () => {
  expect(parseBody(anEvent({ body: nested(32) }))).toBeDefined();
  expect(() => parseBody(anEvent({ body: nested(33) }))).toThrow(
    expect.objectContaining({ code: "request.invalid" }),
  );
  const deepIn = (levels: number) => `{"flat":1,"deep":${nested(levels)}}`;
  expect(parseBody(anEvent({ body: deepIn(31) }))).toBeDefined();
  expect(() => parseBody(anEvent({ body: deepIn(32) }))).toThrow(DomainError);
});

test("a body that the gateway hands over in base64 is the same body", () => {
  expect(parseBody(anEvent({ body: Buffer.from('{"name":"Pokémon"}') }))).toEqual({
    name: "Pokémon",
  });
});

test("letters that the gateway could not read are as bad as bytes that we cannot", () => {
  const malformed = expect.objectContaining({ code: "request.malformed_json" });
  expect(() => parseBody(anEvent({}))).toThrow(malformed);
  expect(() => parseBody(anEvent({ body: '"\ufffd"' }))).toThrow(malformed);
  expect(() => parseBody(anEvent({ body: Buffer.from([0x22, 0xff, 0x22]) }))).toThrow(malformed);
});

test("what is no JSON is refused with what the parser says, and keeps its cause for the log", () => {
  const refused = (() => {
    try {
      return parseBody(anEvent({ body: '{"name":' }));
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toMatchObject({
    code: "request.malformed_json",
    message: expect.stringMatching(/^The body is not JSON: .*JSON.*\.$/),
    cause: expect.any(SyntaxError),
  });
});

test("bytes that are no UTF-8 keep their cause for the log", () => {
  const event = anEvent({ body: Buffer.from([0x22, 0xff, 0x22]) });
  expect(() => parseBody(event)).toThrow(expect.objectContaining({ cause: expect.any(TypeError) }));
});

test.each(["gzip", "br", " GZip ", "identity, gzip"])(
  "[API-4] a body that says that it is packed with %j is refused for that, whatever is in it",
  (coding) => {
    const headers = { "content-encoding": coding };
    for (const body of ["{}", Buffer.from([0x1f, 0x8b, 8])]) {
      expect(() => parseBody(anEvent({ headers, body }))).toThrow(
        expect.objectContaining({
          code: "request.unsupported_media_type",
          message: `The header Content-Encoding must be absent, not "${coding.trim().toLowerCase()}": bodies are read as they come.`,
        }),
      );
    }
  },
);

test.each(["", "identity", "Identity"])("a body packed with %j is read", (coding) => {
  expect(parseBody(anEvent({ headers: { "content-encoding": coding }, body: "[1]" }))).toEqual([1]);
});

test.each([
  ['{"a":1,"a":1}', "a", "#/a"],
  ['{"x":[{},{"n":{"a":1 , "b":2, "a" :{}}}]}', "a", "#/x/1/n/a"],
  ['{"a":1,"\\u0061":2}', "a", "#/a"],
  ['{"a":"\\"","b/~":[[],[0]],"b/~":"}"}', "b/~", "#/b~1~0"],
  ['{"__proto__":1,"__proto__":2}', "__proto__", "#/__proto__"],
])(
  "[API-4] a body that names something twice is refused with the place of it: %s",
  (body, name, pointer) => {
    expect(() => parseBody(anEvent({ body }))).toThrow(
      expect.objectContaining({
        code: "request.invalid",
        message: `The body names "${name}" more than once.`,
        errors: [{ in: "body", pointer, detail: "may stand once" }],
      }),
    );
  },
);

test("whatever is not named twice is read as it is, also where names come again elsewhere", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, "\t"), (value, space) => {
      const body = JSON.stringify(value, undefined, space);
      expect(parseBody(anEvent({ body }))).toEqual(JSON.parse(body));
    }),
  );
  const tricky =
    '{"a":{"a":"\\\\","b":"a\\":"},"b":["a","a",{"a":"{\\"a\\":1,\\"a\\":2}"}],"c":"}"}';
  expect(parseBody(anEvent({ body: tricky }))).toEqual(JSON.parse(tricky));
});
