import { expect, test } from "vitest";
import { wordsIn } from "#functions/images/composites/words/picture-words.ts";
import { withoutBlanks } from "#functions/images/composites/words/without-blanks.ts";
import { PictureLanguage } from "#schemas/images/picture-language.ts";

const texts = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(texts);

test.each(PictureLanguage.options.filter((language) => language !== "en"))(
  "%s has all words, in letters, and few of them are the English ones",
  (language) => {
    const [own, english] = [texts(wordsIn(language)), texts(wordsIn("en"))];
    expect(own).toHaveLength(english.length);
    expect(own.every((text) => /\p{L}/u.test(text))).toBe(true);
    const alike = own.filter((text, at) => text === english[at]);
    // Sets are sets in some languages, and illustrators are cut short alike.
    expect(alike.every((text) => /^(Sets?|Illus\.)$/.test(text))).toBe(true);
  },
);

test.each(["\u2800", "\u3164", "\uffa0", "\u{1d159}"])(
  "[IMG-10] a blank that no font draws is a space: %j",
  (blank) => expect(withoutBlanks(`A${blank}B`)).toBe("A B"),
);

test("[IMG-10] letters of all scripts stay as they are", () => {
  const text = "Pokémon リザードン 피카츄 ⠓⠑⠇ 🔥👨‍👩‍👧 Chär\u200bizard";
  expect(withoutBlanks(text)).toBe(text);
});
