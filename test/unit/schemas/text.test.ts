import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePoints, plainText, secretText, userNote, userText } from "#schemas/text.ts";

const name = userText(100);

describe("a text that people send", () => {
  test.each([
    ["U+200B zero width space", "\u200b"],
    ["U+2060 word joiner", "\u2060"],
    ["U+3164 Hangul filler", "\u3164"],
    ["U+FFA0 half-width Hangul filler", "\uffa0"],
    ["U+2800 empty Braille cell", "\u2800"],
    ["U+00AD soft hyphen", "\u00ad"],
    ["U+FEFF byte order mark", "\ufeff"],
    ["U+034F grapheme joiner", "\u034f"],
    ["U+FE0F variation selector", "\ufe0f"],
    ["U+E0041 tag", "\u{e0041}"],
    ["U+1D159 null notehead", "\u{1d159}"],
    ["a combining mark alone", "\u0301"],
    ["spaces of several kinds", " \u00a0\u3000\u2003"],
    ["several that show nothing", "\u200b \u2060\u3164"],
    ["nothing", ""],
  ])("that is %s shows nothing and is refused", (_what, text) => {
    expect(name.safeParse(text).success).toBe(false);
  });

  test.each([
    ["an override", "abc\u202etxt.exe"],
    ["an embedding", "\u202aabc"],
    ["an isolate", "a\u2067b\u2069"],
    ["a control character", "a\u0000b"],
    ["a line feed", "a\nb"],
    ["a C1 control", "a\u0085b"],
    ["a line separator", "a\u2028b"],
    ["a noncharacter", "a\uffffb"],
    ["half a character", "a\ud83d"],
  ])("with %s is refused, whether or not it must be visible", (_what, text) => {
    expect(name.safeParse(text).success).toBe(false);
    expect(plainText(100).safeParse(text).success).toBe(false);
  });

  test.each(["Glurak", "リザードン", "👩‍👩‍👧", "می‌خواهم", "עברית", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301", "?", "1"])(
    "%s is fine",
    (text) => expect(name.parse(text)).toBe(text.normalize("NFC")),
  );

  test("is counted in code points after composition", () => {
    expect(name.safeParse("😀".repeat(100)).success).toBe(true);
    expect(name.safeParse("😀".repeat(101)).success).toBe(false);
    expect(name.safeParse("e\u0301".repeat(100)).success).toBe(true);
    // Composition makes three of this one.
    expect(name.safeParse("\u{1d160}".repeat(100)).success).toBe(false);
  });

  test("that is kept can be sent again, and stays what it is", () => {
    const text = fc.string({ unit: "binary", maxLength: 130 });
    const composing = fc
      .array(
        fc.constantFrom("\u{1d160}", "\u0958", "e\u0301", " ", "\u00a0", "\u0301", "a", "\u212b"),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.oneof(text, composing),
        fc.constantFrom(name, plainText(100)),
        (sent, schema) => {
          const kept = schema.safeParse(sent);
          if (!kept.success) return;
          expect(schema.parse(kept.data)).toBe(kept.data);
          expect(codePoints(kept.data)).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("that is a secret keeps its bytes", () => {
    expect(secretText(20).parse(" e\u0301 ")).toBe(" e\u0301 ");
    expect(secretText(20).safeParse("a\ud800").success).toBe(false);
  });
});

describe("a note that people send", () => {
  const note = userNote(20);

  test("has lines, each ended alike", () => {
    expect(note.parse(" one\r\ntwo\rthree\n")).toBe("one\ntwo\nthree");
  });

  test.each(["a\u0000b", "a\tb", "a\u2028b", "abc\u202etxt", "a\ud83d", "\n \n", "x".repeat(21)])(
    "has nothing else that a line may not have, and shows something: not %j",
    (text) => {
      expect(note.safeParse(text).success).toBe(false);
    },
  );
});
