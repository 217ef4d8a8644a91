import { describe, expect, test } from "vitest";
import { readFile } from "#functions/transfer/files/index.ts";
import { anyFile } from "#functions/transfer/imports/reading/any-file.ts";
import { readList } from "#functions/transfer/lists/index.ts";
import { ownRows } from "#functions/transfer/own-format/own-rows.ts";
import type { MappingItem } from "#schemas/storage/import-items.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";

const read = anyFile({ readFile, readLines: readList, readOwn: ownRows });
const plain = { into: { name: "New", kind: "binder" }, mode: "add", currency: "EUR" } as const;

const readText = (
  text: string,
  options: Partial<ImportOptions> = {},
  remembered?: MappingItem["mapping"],
) =>
  read(Buffer.from(text), {
    ...{ fileName: "cards.csv", options: { ...plain, ...options } },
    remembered: async (fingerprint) =>
      remembered && {
        ...{ fingerprint, header: [], mapping: remembered },
        savedAt: "2026-02-01T06:10:00.000Z",
      },
  });

async function readable(...given: Parameters<typeof readText>) {
  const answer = await readText(...given);
  if ("refusal" in answer) throw new Error(`It was refused: ${answer.refusal.detail}`);
  return answer;
}

const manabox = "Name,Set code,Collector number,Quantity,ManaBox ID\nCharizard,BS,4,2,77\n";

describe("[IMP-1] a file", () => {
  test("is read as the app's whose it is, and says why", async () => {
    const { format, report, rows } = await readable(manabox);
    expect(format).toMatchObject({ format: "manabox", certainty: "sure" });
    expect(format.why).toContain("ManaBox ID");
    expect(report.mapping?.columns).toMatchObject({ Name: "name", Quantity: "quantity" });
    expect(rows).toMatchObject([{ said: { name: "Charizard", quantity: 2, setCode: "BS" } }]);
  });

  test("is read as its owner says, and tells what it was taken for", async () => {
    const { format } = await readable(manabox, { format: "moxfield" });
    expect(format).toMatchObject({ format: "moxfield", certainty: "said" });
    expect(format.others.map((one) => one.format)).toContain("manabox");
    const answer = await readText(manabox, { format: "nobodys" });
    expect(answer).toMatchObject({ refusal: { code: "no_such_format" } });
  });

  test("of nobody's format is read by a suggestion, by what was remembered, by what is said", async () => {
    const table = "Karte;Menge;Farbe\nGlurak;3;rot\nBisasam;1;gruen\n";
    const guessed = await readable(table);
    expect(guessed.format.certainty).toBe("generic");
    expect(guessed.rows).toMatchObject([
      { said: { name: "Glurak", quantity: 3 } },
      { said: { name: "Bisasam", quantity: 1 } },
    ]);
    expect(guessed.report.unread).toEqual(["Farbe"]);
    const notes = { columns: { Karte: "name", Farbe: "notes" } } as const;
    const known = await readable(table, {}, notes);
    expect(known.rows[0]).toMatchObject({ said: { notes: "rot", quantity: 1 } });
    const said = await readable(table, { mapping: { columns: { Farbe: "name" } } }, notes);
    expect(said.rows[0]).toMatchObject({ said: { name: "rot" } });
  });

  test("takes what is said of all of its rows where they say nothing", async () => {
    const { rows } = await readable(manabox, { defaults: { language: "de", quantity: 9 } });
    expect(rows).toMatchObject([{ said: { language: "de", quantity: 2 } }]);
  });

  test("without a column that tells the card says so", async () => {
    const { report } = await readable("Farbe;Menge;Wetter\nrot;1;gut\nblau;2;schlecht\n");
    expect(report.notes.join(" ")).toContain("which card");
  });

  test("of lines is read as such where its owner says so, whatever it was taken for", async () => {
    const text = "Pikachu, 58, 2\nCharizard, 4, 1\nClefairy, 5, 3\n";
    expect((await readable(text)).report.kind).toBe("csv");
    const { format, rows } = await readable(text, { format: "list" });
    expect(format).toMatchObject({ format: "list", certainty: "said" });
    expect(rows.map(({ said }) => said.original["text"])).toEqual(text.trim().split("\n"));
  });

  test("of lines is a list, each with its text", async () => {
    const { format, rows } = await readable("4 Charizard (BS) 4\n1 Pikachu (BS) 58\n");
    expect([format.format, rows.length]).toEqual(["list", 2]);
  });

  test("of prices is refused, as it says nothing of what somebody has", async () => {
    const table =
      "id,console-name,product-name,loose-price,tcg-id\n1,Pokemon Base,Charizard,$1,2\n";
    expect(await readText(table)).toMatchObject({ refusal: { code: "not_a_collection" } });
  });

  test("of our own has its lists, those without rows as well", async () => {
    const file = {
      ...{ format: "cardlake", version: "1.0.0" },
      collections: [
        {
          id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
          name: "Empty",
          kind: "deck",
          description: "Soon.",
          items: [],
        },
      ],
    };
    const answer = await readable(JSON.stringify(file));
    expect(answer.format.format).toBe("cardlake_json");
    expect(answer.lists).toMatchObject([{ name: "Empty", kind: "deck", description: "Soon." }]);
    expect(await readText('{"format":"others"}')).toMatchObject({ refusal: { code: "not_ours" } });
  });
});
