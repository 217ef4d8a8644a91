import * as z from "zod";

/** Halves of a character without the other: no UTF-8 holds them. */
const unpaired = /\p{Cs}/u;
const controls = /[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;
/** They turn round how the text after them is read, so that a name shows as another. */
const directions = /[\u202a-\u202e\u2066-\u2069]/u;
/**
 * Something that leaves ink: no space, control, mark, or character that is drawn as nothing. Two
 * blanks are not among Unicode's ignorable ones: the empty Braille cell and the null notehead.
 */
const visible =
  /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u;

const rules = [
  { bad: unpaired, message: "must not contain half a character (an unpaired surrogate)" },
  { bad: controls, message: "must not contain control characters or line separators" },
  {
    bad: directions,
    message:
      "must not contain characters that turn the reading direction round (U+202A–U+202E, U+2066–U+2069)",
  },
] as const;

/** How long a text is: in code points, as JSON Schema counts `maxLength`. */
export const codePoints = (text: string): number => [...text].length;

/**
 * A line of text that people send: whole characters, nothing that steers a terminal or turns the
 * reading direction. It may be empty. Unicode form C, so that equal names are equal; the length is
 * counted after that, in code points.
 */
export const plainText = (most: number) => textOf((text) => text.normalize("NFC"), 0, most);

/** {@link plainText} that shows something, without spaces around it. */
export const userText = (most: number) =>
  textOf((text) => text.normalize("NFC").trim(), 1, most).refine((text) => visible.test(text), {
    error: "must contain a visible character",
    when: ({ issues }) => issues.length === 0,
  });

/** {@link userText} of several lines, each ended by a line feed, whatever it was sent with. */
export const userNote = (most: number) =>
  textOf((text) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim(), 1, most, {
    isOneLine: false,
  }).refine((text) => visible.test(text), {
    error: "must contain a visible character",
    when: ({ issues }) => issues.length === 0,
  });

/** Checks come after the change, so that whatever is kept and shown can be sent again. */
const textOf = (
  change: (text: string) => string,
  least: number,
  most: number,
  { isOneLine = true } = {},
) =>
  z.preprocess(
    (value) => (typeof value === "string" ? change(value) : value),
    z
      .string()
      .superRefine((text, context) => {
        const judged = isOneLine ? text : text.replaceAll("\n", " ");
        const broken = rules.find(({ bad }) => bad.test(judged));
        if (broken) context.addIssue({ code: "custom", message: broken.message });
        const length = codePoints(text);
        if (length < least) context.addIssue({ code: "custom", message: "must not be empty" });
        if (length > most) {
          const message = `must have at most ${most} characters (code points), and has ${length}`;
          context.addIssue({ code: "custom", message });
        }
      })
      .meta({ ...(least > 0 && { minLength: least }), maxLength: most }),
  );

/** A text that is compared with one elsewhere: it stays byte for byte, and only must be whole characters. */
export const wholeText = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !unpaired.test(text), {
      error: "must not contain half a character (an unpaired surrogate)",
    });

/** A secret that people choose: it stays byte for byte, and only must be whole characters. */
export const secretText = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !unpaired.test(text) && !controls.test(text), {
      error: "must not contain control characters or half a character",
    });
