import fc from "fast-check";
import { expect, test } from "vitest";
import { attachment, fileNameOf } from "#shared/kernel/attachment.ts";

test.each([
  { title: undefined, name: "Cards" },
  { title: "Base Set", name: "Base Set" },
  { title: "  Mine / yours: all?  ", name: "Mine yours all" },
  { title: "../../etc/passwd", name: "etc passwd" },
  { title: "ピカチュウ", name: "ピカチュウ" },
  { title: "\u202Eevil\u0000", name: "evil" },
  { title: "***", name: "Cards" },
  { title: "a".repeat(200), name: "a".repeat(80) },
])("a file of the title $title is called $name", ({ title, name }) => {
  expect(fileNameOf(title, "Cards")).toBe(name);
});

test("the header names a file in ASCII for old programs, and whole for all others", () => {
  expect(attachment("Pokémon 花 (1).zip")).toBe(
    "attachment; filename=\"Pokemon _ (1).zip\"; filename*=UTF-8''Pok%C3%A9mon%20%E8%8A%B1%20%281%29.zip",
  );
});

test("whatever a title is, the header is one line of ASCII that nothing in it ends", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 120 }), (title) => {
      const header = attachment(`${fileNameOf(title, "Cards")}.pdf`);
      expect(header).toMatch(
        /^attachment; filename="[ !#-[\]-~]+\.pdf"; filename\*=UTF-8''[\w.!~%-]+$/,
      );
    }),
  );
});
