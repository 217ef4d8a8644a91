import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decoded } from "#functions/transfer/files/charset.ts";

const utf16 = (text: string) => Buffer.from(text, "utf16le");
const rows = "Name;Set;Preis\nNidoran♀;Grundset;1,77 €\nPokémon-Sammler’s Karte;x;2\n";

describe("character sets", () => {
  it("reads UTF-8 with and without its mark, which is no part of the text", () => {
    expect(decoded(Buffer.from(rows))).toEqual({ text: rows, encoding: "utf-8" });
    expect(decoded(Buffer.from(`\ufeff${rows}`)).text).toBe(rows);
  });

  it("reads UTF-16 of both orders, with a mark and without", () => {
    expect(decoded(utf16(`\ufeff${rows}`))).toMatchObject({ text: rows, encoding: "utf-16le" });
    expect(decoded(utf16(rows))).toMatchObject({ text: rows, encoding: "utf-16le" });
    expect(decoded(utf16(`\ufeff${rows}`).swap16())).toMatchObject({ text: rows });
    expect(decoded(utf16(rows).swap16())).toMatchObject({ text: rows, encoding: "utf-16be" });
  });

  it("gives € and ’ of Windows-1252, which some Node versions lose, and says how it was read", () => {
    const bytes = Buffer.from([0x31, 0x20, 0x80, 0x2c, 0x46, 0x61, 0x92, 0x73, 0x2c, 0xe9, 0x8a]);
    expect(decoded(bytes)).toEqual({
      text: "1 €,Fa’s,éŠ",
      encoding: "windows-1252",
      note: "It is not UTF-8 and was read as Windows-1252.",
    });
  });

  it("reads the old character sets of Japan, Korea and China where that is sure", () => {
    const of = (hex: string) => Buffer.from(`4e616d652c5365740a${hex.repeat(6)}`, "hex");
    // リザードン,ピカチュウ and a line end in Shift_JIS.
    const japanese = of("838a83558381815b8368839383b72c8373834a8360838583450a".replace("83b7", ""));
    expect(decoded(japanese)).toMatchObject({ encoding: "shift_jis" });
    expect(decoded(japanese).text).toContain("ピカチュウ");
    // 피카츄,리자몽 in EUC-KR.
    const korean = of("c7c7c4abc3f22cb8aec0dab8f90a");
    expect(decoded(korean)).toMatchObject({ encoding: "euc-kr" });
    expect(decoded(korean).text).toContain("피카츄,리자몽");
    // 皮卡丘,喷火龙,数量,卡片的名称 in GB18030.
    const chinese = of("c6a4bfa8c7f02cc5e7bbf0c1fa2ccafdc1bf2cbfa8c6acb5c4c3fbb3c60a");
    expect(decoded(chinese)).toMatchObject({ encoding: "gb18030" });
    expect(decoded(chinese).text).toContain("皮卡丘,喷火龙,数量,卡片的名称");
  });

  it("takes western texts with many accents for no old character set of Asia", () => {
    const western = "Évoli,Édition spéciale,état proche du neuf,Rayquaza d’été,Ænigma,Über,Größe\n";
    const bytes = Buffer.from(western.replaceAll("’", "'").repeat(40), "latin1");
    expect(decoded(bytes)).toMatchObject({ encoding: "windows-1252" });
  });

  it("reads as its owner says, and refuses what nobody knows", () => {
    expect(decoded(Buffer.from([0xe9]), "ISO-8859-1").text).toBe("é");
    expect(decoded(Buffer.from([0xcf, 0xe8]), "windows-1251").text).toBe("Пи");
    expect(() => decoded(Buffer.from("a"), "klingon")).toThrow("There is no encoding “klingon”");
  });

  it("gives back any text that was written in UTF-8", () => {
    const text = fc.string({ unit: "binary", minLength: 1 });
    fc.assert(
      fc.property(text, (some) => {
        fc.pre(!some.includes("\0") && !some.startsWith("\ufeff"));
        expect(decoded(Buffer.from(some)).text).toBe(some);
      }),
    );
  });
});
